package dev.footnote.answer;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.support.Assessment;
import dev.footnote.answer.support.ClaimSupport;
import dev.footnote.answer.support.comparison.SupportReason;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Source;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.evidence.EvidenceLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares claims with the passages that they cite. For one thread. */
final class SupportCheck {

    private final EvidenceLedger ledger;
    private final ClaimSupport rules = new ClaimSupport();

    SupportCheck(EvidenceLedger ledger) {
        this.ledger = ledger;
    }

    /** The verdict of the rules on a claim. */
    Assessment assess(String claim, List<QuotedPassage> passages) {
        return rules.assess(claim, passages);
    }

    /** The quotes with their sources. */
    List<QuotedPassage> passages(List<Citation> citations) {
        List<QuotedPassage> out = new ArrayList<>();
        for (Citation citation : citations) {
            ledger.source(citation.source()).ifPresent(source -> out.add(passage(source, citation)));
        }
        return out;
    }

    private static QuotedPassage passage(Source source, Citation citation) {
        PublishedDate published = source.published();
        return new QuotedPassage(
                source.text(),
                citation.start(),
                citation.end(),
                source.title(),
                source.language(),
                published == null ? null : published.date());
    }

    static Claim.Reason reason(SupportReason reason) {
        return new Claim.Reason(reason.kind().name().toLowerCase(Locale.ROOT), reason.message());
    }
}

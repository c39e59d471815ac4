package dev.footnote.answer;

import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Draft;
import dev.footnote.api.Draft.DraftClaim;
import dev.footnote.api.Draft.DraftQuote;
import dev.footnote.api.Passage;
import dev.footnote.api.SourceInfo;
import dev.footnote.evidence.EvidenceLedger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks drafts against what the run has read. Safe for many threads; a check reads the ledger only.
 *
 * <p>A claim is fully supported when all its quotes stand and they hold its figures, names and negation, partly when some quote
 * stands, and else not at all. No claim is ever dropped.
 */
public final class DraftChecker {

    private final EvidenceLedger ledger;

    /**
     * A checker for one run.
     *
     * @param ledger what the run has read
     */
    public DraftChecker(EvidenceLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * A quote that does not hold.
     *
     * @param claim index in the draft, from 0; -1 for the draft as a whole
     * @param source the number the draft gave; 0 for the draft as a whole
     * @param quote as given
     * @param reason what is wrong and what to do, for the model
     * @param closest the nearest passage that was read, or null
     */
    public record Refused(
            int claim,
            int source,
            String quote,
            String reason,
            @Nullable Passage closest) {}

    /**
     * A claim after the check.
     *
     * @param section heading under which it stands, or null to go on under the last one
     * @param claim its citations carry the run's own source numbers
     */
    public record Checked(@Nullable String section, Claim claim) {}

    /**
     * What came of a draft.
     *
     * @param accepted true when nothing is refused, or nothing can be mended any more
     * @param refusals every quote that does not hold
     * @param claims all of the draft, in its order
     */
    public record Verdict(boolean accepted, List<Refused> refusals, List<Checked> claims) {
        public Verdict {
            refusals = List.copyOf(refusals);
            claims = List.copyOf(claims);
        }
    }

    /**
     * Checks a draft.
     *
     * @param draft as the model handed it in
     * @param lastRound true if it is accepted in any case, with what does not hold marked
     */
    public Verdict check(Draft draft, boolean lastRound) {
        QuoteCheck quotes = new QuoteCheck(ledger);
        List<Refused> refusals = new ArrayList<>(whole(draft));
        List<Checked> claims = new ArrayList<>();
        for (int i = 0; i < draft.claims().size(); i++) {
            DraftClaim said = draft.claims().get(i);
            claims.add(new Checked(heading(said.section()), claim(i, said, quotes, refusals)));
        }
        return new Verdict(refusals.isEmpty() || lastRound, refusals, claims);
    }

    private static Claim claim(int index, DraftClaim said, QuoteCheck quotes, List<Refused> refusals) {
        Set<Citation> citations = new LinkedHashSet<>();
        int before = refusals.size();
        List<QuoteCheck.Result> results =
                said.quotes().stream().map(quotes::check).toList();
        boolean anyWhole = results.stream().anyMatch(r -> r.citation() != null && !r.isBrief());
        for (int i = 0; i < results.size(); i++) {
            QuoteCheck.Result result = results.get(i);
            DraftQuote quote = said.quotes().get(i);
            if (result.citation() != null && (anyWhole || !result.isBrief())) {
                citations.add(result.citation());
            } else {
                refusals.add(new Refused(index, quote.source(), quote.quote(), result.reason(), result.closest()));
            }
        }
        String text = Marks.strip(said.text());
        boolean allStand = refusals.size() == before;
        return new Claim(text, support(text, allStand, List.copyOf(citations)), List.copyOf(citations));
    }

    private static Claim.Support support(String text, boolean allStand, List<Citation> citations) {
        if (citations.isEmpty()) {
            return Claim.Support.NONE;
        }
        String[] shown = citations.stream().map(Citation::quote).toArray(String[]::new);
        return allStand && Carried.by(text, shown) ? Claim.Support.FULL : Claim.Support.PARTIAL;
    }

    /** What is wrong with a draft whatever its quotes say. */
    private List<Refused> whole(Draft draft) {
        if (!draft.found()) {
            return List.of();
        }
        if (draft.claims().stream().allMatch(c -> c.text().isBlank())) {
            return List.of(new Refused(
                    -1,
                    0,
                    "",
                    "The draft says that the answer was found but makes no claim; give at least one claim with a"
                            + " quote, or set found to false.",
                    null));
        }
        List<SourceInfo> read = ledger.all();
        if (!read.isEmpty() && draft.claims().stream().allMatch(c -> c.quotes().isEmpty())) {
            return List.of(new Refused(
                    -1,
                    0,
                    "",
                    "No claim of the draft has a quote; support each claim with words copied from a source that was"
                            + " read ("
                            + QuoteCheck.numbers(read) + ").",
                    null));
        }
        return List.of();
    }

    private static @Nullable String heading(@Nullable String section) {
        return section == null || section.isBlank()
                ? null
                : Marks.strip(section).replaceAll("\\s+", " ");
    }
}

package dev.footnote.answer;

import dev.footnote.answer.DraftChecker.Checked;
import dev.footnote.answer.DraftChecker.Doubted;
import dev.footnote.answer.DraftChecker.Refused;
import dev.footnote.answer.DraftChecker.Verdict;
import dev.footnote.answer.ReadDraft.ReadClaim;
import dev.footnote.answer.ReadDraft.ReadField;
import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.quote.QuoteCheck;
import dev.footnote.answer.support.Assessment;
import dev.footnote.answer.support.comparison.SupportReason;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Reason;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.Passage;
import dev.footnote.api.StructuredOutput;
import dev.footnote.api.StructuredOutput.Basis;
import dev.footnote.api.run.Judgement;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.text.Languages;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides on one draft: joins what the rules and a judge say of each claim. For one thread. */
final class Verdicts {

    /** What is compared exactly: here the rules know better than a judge. */
    private static final Set<SupportReason.Kind> EXACT = EnumSet.of(
            SupportReason.Kind.NUMBER,
            SupportReason.Kind.UNIT,
            SupportReason.Kind.DATE,
            SupportReason.Kind.NEGATION,
            SupportReason.Kind.TOO_LONG);

    private final EvidenceLedger ledger;
    private final @Nullable OutputSchema schema;
    private final ReadDraft read;
    private final CheckOptions options;

    /**
     * A claim's verdict before quotes that do not stand are counted.
     *
     * @param wordsOnly true if nothing could be compared but the words
     */
    private record Joined(Support support, List<Reason> reasons, boolean wordsOnly) {}

    Verdicts(EvidenceLedger ledger, @Nullable OutputSchema schema, ReadDraft read, CheckOptions options) {
        this.ledger = ledger;
        this.schema = schema;
        this.read = read;
        this.options = options;
    }

    Verdict all() {
        List<Refused> refusals = new ArrayList<>(read.faults());
        List<Doubted> doubts = new ArrayList<>();
        List<Checked> claims = new ArrayList<>();
        int wordsOnly = 0;
        for (ReadClaim claim : read.claims()) {
            refusals.addAll(claim.refused());
            Joined joined = joined(claim);
            wordsOnly += joined.wordsOnly() ? 1 : 0;
            claims.add(checked(claim, joined));
            if (joined.support() != Support.FULL && !claim.citations().isEmpty()) {
                doubts.add(new Doubted(claim.index(), joined.support(), joined.reasons(), sentence(claim)));
            }
        }
        List<Basis> basis = fields(refusals, doubts);
        List<String> notes = new ArrayList<>(CheckNotes.wordsOnly(wordsOnly, isChinese()));
        if (options.judgeProblem() != null) {
            notes.add(CheckNotes.withoutJudge(options.judgeProblem(), isChinese()));
        }
        Optional<Reason> shortFault = shortAnswerFault(claims);
        shortFault.ifPresent(fault -> {
            doubts.add(new Doubted(-1, Support.PARTIAL, List.of(fault), null));
            notes.addAll(CheckNotes.withoutShortAnswer(fault.text(), isChinese()));
        });
        String shortAnswer = shortFault.isPresent() || !mayHaveShortAnswer(claims)
                ? ""
                : CitationMarks.strip(read.draft().shortAnswer());
        List<Doubted> told = doubts.stream().filter(this::mayGoBack).toList();
        boolean holds = refusals.isEmpty() && told.isEmpty();
        return new Verdict(holds || options.last(), refusals, told, claims, shortAnswer, notes, output(basis));
    }

    /** Checks the values for the caller's form. */
    private List<Basis> fields(List<Refused> refusals, List<Doubted> doubts) {
        FieldChecks checks = new FieldChecks(new SupportCheck(ledger));
        List<Basis> out = new ArrayList<>();
        for (ReadField field : read.fields()) {
            Basis basis = checks.basis(field, options.judgements());
            out.add(basis);
            refusals.addAll(field.refused());
            if (field.formFault() != null) {
                refusals.add(new Refused(
                        field.index(), 0, "", field.formFault(), "Mend the value, or leave the field out.", null));
            } else if (basis.support() != Support.FULL
                    && !basis.citations().isEmpty()
                    && field.refused().isEmpty()) {
                doubts.add(new Doubted(
                        field.index(), basis.support(), basis.reasons(), first(field.citations(), field.passages())));
            }
        }
        return out;
    }

    private @Nullable StructuredOutput output(List<Basis> basis) {
        if (schema == null) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (ReadField field : read.fields()) {
            if (field.form() != null) {
                values.putIfAbsent(field.said().field(), field.said().value());
            }
        }
        return OutputBuilder.build(schema, values, basis, isChinese());
    }

    private static @Nullable Passage first(List<Citation> citations, List<QuotedPassage> passages) {
        return passages.isEmpty() ? null : sentence(citations.get(0), passages.get(0));
    }

    private static Passage sentence(Citation citation, QuotedPassage passage) {
        return QuoteCheck.sentence(citation.source(), passage.text(), passage.start(), passage.end());
    }

    private boolean mayGoBack(Doubted doubt) {
        return doubt.claim() < 0 ? options.mayDoubtShortAnswer() : options.mayDoubtClaims();
    }

    private boolean isChinese() {
        return read.claims().stream().anyMatch(claim -> Languages.hasHan(claim.text()));
    }

    private Joined joined(ReadClaim claim) {
        Assessment rules = claim.rules();
        List<Reason> ruled = rules.reasons().stream().map(SupportCheck::reason).toList();
        Judgement judged = claim.task() == null
                ? null
                : options.judgements().get(claim.task().key());
        if (judged == null) {
            return new Joined(rules.support(), ruled, rules.wordsOnly());
        }
        boolean exact = rules.reasons().stream().anyMatch(reason -> EXACT.contains(reason.kind()));
        if (exact) {
            // A judge may call a claim worse than an exact comparison does, but never better.
            Support support = judged.support() == Support.NONE ? Support.NONE : rules.support();
            return new Joined(support, ruled, false);
        }
        List<Reason> reasons = judged.support() == Support.FULL
                ? List.of()
                : Stream.concat(Stream.of(new Reason(judged.kind(), judged.reason())), ruled.stream())
                        .toList();
        return new Joined(judged.support(), reasons, false);
    }

    private Checked checked(ReadClaim claim, Joined joined) {
        boolean chinese = Languages.hasHan(claim.text());
        List<Reason> reasons = new ArrayList<>();
        Support support = joined.support();
        if (claim.said().quotes().isEmpty()) {
            reasons.add(CheckNotes.noQuote(chinese));
        } else if (!claim.refused().isEmpty()) {
            reasons.add(CheckNotes.falseQuote(claim.citations().isEmpty(), chinese));
        }
        reasons.addAll(joined.reasons());
        if (claim.citations().isEmpty()) {
            support = Support.NONE;
        } else if (!claim.refused().isEmpty() && support == Support.FULL) {
            support = Support.PARTIAL;
        }
        Claim told = new Claim(claim.text(), support, support == Support.FULL ? List.of() : reasons, claim.citations());
        return new Checked(DraftChecker.heading(claim.said().section()), told);
    }

    /** The quoted sentence to compare with: the one that a reason names, else the first. */
    private @Nullable Passage sentence(ReadClaim claim) {
        Passage first = null;
        for (int i = 0; i < claim.passages().size(); i++) {
            QuotedPassage passage = claim.passages().get(i);
            Citation citation = claim.citations().get(i);
            Passage sentence = QuoteCheck.sentence(citation.source(), passage.text(), passage.start(), passage.end());
            boolean named = claim.rules().reasons().stream()
                    .limit(1)
                    .anyMatch(reason ->
                            !reason.passagePart().isBlank() && sentence.text().contains(reason.passagePart()));
            if (named) {
                return sentence;
            }
            first = first == null ? sentence : first;
        }
        return first;
    }

    private boolean mayHaveShortAnswer(List<Checked> claims) {
        return read.draft().found()
                && claims.stream().anyMatch(checked -> checked.claim().support() != Support.NONE);
    }

    /** Why nothing carries the short answer; empty if something does, or there is none to check. */
    private Optional<Reason> shortAnswerFault(List<Checked> claims) {
        String said = CitationMarks.strip(read.draft().shortAnswer());
        if (said.isBlank() || !mayHaveShortAnswer(claims)) {
            return Optional.empty();
        }
        List<String> full = new ArrayList<>();
        List<QuotedPassage> passages = new ArrayList<>();
        for (ReadClaim claim : read.claims()) {
            Support support = claims.get(claim.index()).claim().support();
            if (support == Support.FULL) {
                full.add(claim.text());
            }
            if (support != Support.NONE) {
                passages.addAll(claim.passages());
            }
        }
        return new ShortAnswer(new SupportCheck(ledger)).fault(said, full, passages);
    }
}

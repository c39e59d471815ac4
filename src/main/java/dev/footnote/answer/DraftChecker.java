package dev.footnote.answer;

import dev.footnote.answer.ReadDraft.ReadClaim;
import dev.footnote.answer.ReadDraft.ReadField;
import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.quote.QuoteCheck;
import dev.footnote.answer.support.ClaimSupport;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.Passage;
import dev.footnote.api.StructuredOutput;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.api.run.Draft.DraftField;
import dev.footnote.api.run.Draft.DraftQuote;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.evidence.EvidenceLedger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks drafts against the sources that the run has read. Safe for many threads; a check reads the ledger only.
 *
 * <p>Quotes are looked up in their sources, and each claim is compared with the sentences that its quotes stand in. A claim is
 * fully supported when all its quotes stand and nothing in those sentences speaks against it. No claim is ever dropped here.
 */
public final class DraftChecker {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final EvidenceLedger ledger;
    private final @Nullable OutputSchema schema;

    /**
     * Creates a checker for one run.
     *
     * @param ledger the sources that the run has read
     */
    public DraftChecker(EvidenceLedger ledger) {
        this(ledger, null);
    }

    /**
     * Creates a checker for one run whose caller wants a structured answer.
     *
     * @param ledger the sources that the run has read
     * @param schema the form of that answer, or null
     */
    public DraftChecker(EvidenceLedger ledger, @Nullable OutputSchema schema) {
        this.ledger = ledger;
        this.schema = schema;
    }

    /** Reads the word lists of the checks, which the first check would else wait for. Done more than once, it costs a check. */
    public static void prepare() {
        String text = "The bridge was opened in 1932.";
        new ClaimSupport().assess(text, List.of(new QuotedPassage(text, 0, text.length(), "Bridge", "en", null)));
    }

    /**
     * A quote that does not hold, or a fault of the draft as a whole.
     *
     * @param claim index in the draft, from 0, values after claims; -1 for the draft as a whole
     * @param source the number the draft gave; 0 for the draft as a whole
     * @param quote as given
     * @param problem the fault, one sentence for people
     * @param advice the remedy, for the model
     * @param closest the nearest passage that was read, or null
     */
    public record Refused(
            int claim,
            int source,
            String quote,
            String problem,
            String advice,
            @Nullable Passage closest) {

        /** Returns the fault and the remedy, for the model. */
        public String reason() {
            return problem + " " + advice;
        }
    }

    /**
     * A claim or a short answer that its quotes do not support fully, though they stand.
     *
     * @param claim index in the draft, from 0, values after claims; -1 for the short answer
     * @param support how far it is supported
     * @param reasons why not fully, the weightiest first
     * @param sentence the quoted sentence to compare with, or null
     */
    public record Doubted(
            int claim,
            Claim.Support support,
            List<Claim.Reason> reasons,
            @Nullable Passage sentence) {
        public Doubted {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A claim after the check.
     *
     * @param section heading under which it stands, or null to go on under the last one
     * @param claim its citations carry the run's own source numbers
     */
    public record Checked(@Nullable String section, Claim claim) {}

    /**
     * The outcome of a check.
     *
     * @param accepted true if nothing is refused or doubted, or nothing can be mended any more
     * @param refusals every quote that does not hold
     * @param doubts the claims that go back to the model because their quotes do not support them
     * @param claims all of the draft, in its order
     * @param shortAnswer the draft's, or empty where nothing carries it
     * @param notes sentences for people on the check as a whole
     * @param output the structured answer, or null where none is wanted
     */
    public record Verdict(
            boolean accepted,
            List<Refused> refusals,
            List<Doubted> doubts,
            List<Checked> claims,
            String shortAnswer,
            List<String> notes,
            @Nullable StructuredOutput output) {

        /** The outcome for a run without a draft. */
        public static final Verdict NONE = new Verdict(true, List.of(), List.of(), List.of(), "", List.of(), null);

        public Verdict {
            refusals = List.copyOf(refusals);
            doubts = List.copyOf(doubts);
            claims = List.copyOf(claims);
            notes = List.copyOf(notes);
        }

        /**
         * The same with more notes behind its own.
         *
         * @param more sentences for people
         */
        public Verdict withNotes(List<String> more) {
            List<String> all = new ArrayList<>(notes);
            all.addAll(more);
            return new Verdict(accepted, refusals, doubts, claims, shortAnswer, all, output);
        }
    }

    /**
     * Checks a draft by the rules alone.
     *
     * @param draft as the model handed it in
     * @param lastRound true if it is accepted in any case, with all that does not hold marked
     */
    public Verdict check(Draft draft, boolean lastRound) {
        return verdict(read(draft), CheckOptions.of(lastRound));
    }

    /**
     * Looks up the quotes of a draft and compares its claims with them.
     *
     * @param draft as the model handed it in
     */
    public ReadDraft read(Draft draft) {
        QuoteCheck quotes = new QuoteCheck(ledger);
        SupportCheck support = new SupportCheck(ledger);
        List<ReadClaim> claims = new ArrayList<>();
        for (int i = 0; i < draft.claims().size(); i++) {
            claims.add(claim(i, draft.claims().get(i), quotes, support));
        }
        List<ReadField> fields = new ArrayList<>();
        OutputSchema wanted = schema;
        if (wanted != null) {
            for (DraftField field : draft.fields()) {
                fields.add(field(claims.size() + fields.size(), field, wanted, quotes, support));
            }
        }
        return new ReadDraft(draft, whole(draft), claims, fields);
    }

    /**
     * Decides on a draft.
     *
     * @param read as {@link #read} gave it
     * @param options how strictly it is taken
     */
    public Verdict verdict(ReadDraft read, CheckOptions options) {
        return new Verdicts(ledger, schema, read, options).all();
    }

    /** The quotes that stand, and those that do not. */
    private record Looked(List<Citation> citations, List<Refused> refused) {}

    private static Looked look(int index, List<DraftQuote> said, QuoteCheck quotes) {
        Set<Citation> standing = new LinkedHashSet<>();
        List<Refused> refused = new ArrayList<>();
        List<QuoteCheck.Result> results = said.stream().map(quotes::check).toList();
        boolean anyWhole = results.stream().anyMatch(r -> r.citation() != null && !r.isBrief());
        for (int i = 0; i < results.size(); i++) {
            QuoteCheck.Result result = results.get(i);
            DraftQuote quote = said.get(i);
            if (result.citation() != null && (anyWhole || !result.isBrief())) {
                standing.add(result.citation());
            } else {
                refused.add(new Refused(
                        index, quote.source(), quote.quote(), result.problem(), result.advice(), result.closest()));
            }
        }
        return new Looked(List.copyOf(standing), List.copyOf(refused));
    }

    private static ReadClaim claim(int index, DraftClaim said, QuoteCheck quotes, SupportCheck support) {
        Looked looked = look(index, said.quotes(), quotes);
        String text = CitationMarks.strip(said.text());
        List<QuotedPassage> passages = support.passages(looked.citations());
        return new ReadClaim(
                index,
                said,
                text,
                looked.citations(),
                looked.refused(),
                passages,
                support.assess(text, passages),
                passages.isEmpty() ? null : JudgeTask.of(text, passages));
    }

    private static ReadField field(
            int index, DraftField said, OutputSchema schema, QuoteCheck quotes, SupportCheck support) {
        Looked looked = look(index, said.quotes(), quotes);
        List<QuotedPassage> passages = support.passages(looked.citations());
        OutputSchema.Field form = schema.leaf(said.field()).orElse(null);
        String what = form == null || form.description().isBlank() ? said.field() : form.description();
        return new ReadField(
                index,
                said,
                form,
                FieldChecks.formFault(said.field(), said.value(), schema).orElse(null),
                looked.citations(),
                looked.refused(),
                passages,
                passages.isEmpty() ? null : JudgeTask.of(what + ": " + said.value(), passages));
    }

    /** What is wrong with a draft whatever its quotes say. */
    private List<Refused> whole(Draft draft) {
        if (!draft.found() || (schema != null && !draft.fields().isEmpty())) {
            return List.of();
        }
        if (draft.claims().stream().allMatch(c -> c.text().isBlank())) {
            return List.of(fault(
                    "The draft says that the answer was found but makes no claim.",
                    "Give at least one claim with a quote, or set found to false."));
        }
        List<SourceInfo> read = ledger.all();
        if (!read.isEmpty() && draft.claims().stream().allMatch(c -> c.quotes().isEmpty())) {
            return List.of(fault(
                    "No claim of the draft has a quote.",
                    "Support each claim with words copied from a source that was read (" + QuoteCheck.numbers(read)
                            + ")."));
        }
        return List.of();
    }

    private static Refused fault(String problem, String advice) {
        return new Refused(-1, 0, "", problem, advice, null);
    }

    static @Nullable String heading(@Nullable String section) {
        return section == null || section.isBlank()
                ? null
                : BLANKS.matcher(CitationMarks.strip(section)).replaceAll(" ");
    }
}

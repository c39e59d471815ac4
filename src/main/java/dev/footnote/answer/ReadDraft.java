package dev.footnote.answer;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.support.Assessment;
import dev.footnote.api.Citation;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A draft whose quotes were looked up and whose claims were compared with them, before any verdict. Immutable. */
public final class ReadDraft {

    private final Draft draft;
    private final List<DraftChecker.Refused> faults;
    private final List<ReadClaim> claims;
    private final List<ReadField> fields;

    /**
     * One of its claims.
     *
     * @param index in the draft, from 0
     * @param said as the draft has it
     * @param text without marks
     * @param citations the quotes that stand
     * @param refused the quotes that do not
     * @param passages the citations with their sources
     * @param rules the verdict of the rules
     * @param task the question for a judge, or null if no quote stands
     */
    record ReadClaim(
            int index,
            DraftClaim said,
            String text,
            List<Citation> citations,
            List<DraftChecker.Refused> refused,
            List<QuotedPassage> passages,
            Assessment rules,
            @Nullable JudgeTask task) {}

    /**
     * One of its values for the caller's form.
     *
     * @param index after those of the claims
     * @param said as the draft has it
     * @param form of the field, or null if there is no such field
     * @param formFault why the value does not have that form, or null
     * @param citations the quotes that stand
     * @param refused the quotes that do not
     * @param passages the citations with their sources
     * @param task the question for a judge, or null if no quote stands
     */
    record ReadField(
            int index,
            Draft.DraftField said,
            OutputSchema.@Nullable Field form,
            @Nullable String formFault,
            List<Citation> citations,
            List<DraftChecker.Refused> refused,
            List<QuotedPassage> passages,
            @Nullable JudgeTask task) {}

    ReadDraft(Draft draft, List<DraftChecker.Refused> faults, List<ReadClaim> claims, List<ReadField> fields) {
        this.draft = draft;
        this.faults = List.copyOf(faults);
        this.claims = List.copyOf(claims);
        this.fields = List.copyOf(fields);
    }

    /** The draft itself. */
    public Draft draft() {
        return draft;
    }

    /** Returns the claims and values that a model may judge: those of which some quote stands, each once. */
    public List<JudgeTask> tasks() {
        return Stream.concat(
                        claims.stream().map(ReadClaim::task), fields.stream().map(ReadField::task))
                .flatMap(task -> Optional.ofNullable(task).stream())
                .distinct()
                .toList();
    }

    /** True if the draft as a whole and all its quotes hold. */
    public boolean quotesHold() {
        return faults.isEmpty()
                && claims.stream().allMatch(claim -> claim.refused().isEmpty());
    }

    /** What is wrong with the draft whatever its quotes say. */
    List<DraftChecker.Refused> faults() {
        return faults;
    }

    List<ReadClaim> claims() {
        return claims;
    }

    List<ReadField> fields() {
        return fields;
    }
}

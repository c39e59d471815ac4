package dev.footnote.answer;

import dev.footnote.answer.support.Assessment;
import dev.footnote.answer.support.QuotedPassage;
import dev.footnote.api.Citation;
import dev.footnote.api.Draft;
import dev.footnote.api.Draft.DraftClaim;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A draft whose quotes were looked up and whose claims were compared with them, before any verdict. Immutable. */
public final class ReadDraft {

    private final Draft draft;
    private final List<DraftChecker.Refused> faults;
    private final List<ReadClaim> claims;

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
     * @param task what a judge may be asked, or null if no quote stands
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

    ReadDraft(Draft draft, List<DraftChecker.Refused> faults, List<ReadClaim> claims) {
        this.draft = draft;
        this.faults = List.copyOf(faults);
        this.claims = List.copyOf(claims);
    }

    /** The draft itself. */
    public Draft draft() {
        return draft;
    }

    /** Returns the claims that a model may judge: those of which some quote stands, each once. */
    public List<JudgeTask> tasks() {
        return claims.stream()
                .flatMap(claim -> Optional.ofNullable(claim.task()).stream())
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
}

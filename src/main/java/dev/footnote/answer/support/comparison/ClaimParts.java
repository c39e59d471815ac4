package dev.footnote.answer.support.comparison;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import java.util.ArrayList;
import java.util.List;

/** The parts of a claim that are held against the evidence one by one: its clauses, and halves that a comma divides. */
public final class ClaimParts {

    /**
     * A part of a claim.
     *
     * @param from first token
     * @param to token after the last
     */
    public record Part(int from, int to) {
        /** Returns true if a token belongs to the part. */
        public boolean has(int token) {
            return token >= from && token < to;
        }
    }

    private ClaimParts() {}

    /** Returns the parts of a claim in their order, at least one. */
    public static List<Part> of(Statement claim) {
        int size = claim.tokens().size();
        boolean whole = claim.has(CueKind.CONDITION);
        List<Part> out = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= size && !whole; i++) {
            boolean end = i == size
                    || claim.clauseOf(i) != claim.clauseOf(i - 1)
                    || isHalf(claim, from, i)
                    || isAnd(claim, from, i);
            if (end && (hasWords(claim, from, i) || i == size)) {
                out.add(new Part(from, i));
                from = i;
            }
        }
        return out.isEmpty() ? List.of(new Part(0, size)) : out;
    }

    /** A Chinese comma between two stretches that each have enough words to be a sentence. */
    private static boolean isHalf(Statement claim, int from, int at) {
        String mark = claim.tokens().get(at - 1).text();
        return (mark.equals("，") || (mark.equals(",") && claim.isHan()))
                && at - from > 4
                && claim.tokens().size() - at > 4;
    }

    /** "... and Rockcoat suits beehives": a second sentence that begins with a name. */
    private static boolean isAnd(Statement claim, int from, int at) {
        boolean and = at + 1 < claim.tokens().size()
                && claim.tokens().get(at).is("and")
                && claim.tokens().get(at + 1).startsUpper();
        long after =
                claim.terms().stream().filter(t -> t.from() > at && !t.name()).count();
        long before = claim.terms().stream()
                .filter(t -> t.from() >= from && t.from() < at && !t.name())
                .count();
        return and && after >= 2 && before >= 2;
    }

    private static boolean hasWords(Statement claim, int from, int to) {
        return claim.terms().stream()
                        .filter(t -> t.from() >= from && t.from() < to)
                        .count()
                >= 2;
    }

    /** Returns the words of a part. */
    public static List<Term> terms(Statement claim, Part part) {
        return claim.terms().stream().filter(t -> part.has(t.from())).toList();
    }

    /** Returns the cues of a part. */
    public static List<Cue> cues(Statement claim, Part part) {
        return claim.cues().stream().filter(t -> part.has(t.from())).toList();
    }
}

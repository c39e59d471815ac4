package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import java.util.Set;

/**
 * The two sides of a predicate.
 *
 * @param left families of the words before it, or of the first party
 * @param right families of the words behind it, or of the second party
 * @param side which of two converse words the predicate is; 0 for others
 * @param turned true if the predicate is in the passive voice
 * @param text the predicate
 */
record Sides(Set<String> left, Set<String> right, int side, boolean turned, String text) {

    /** Returns the words around a predicate, within its clause. */
    static String phrase(Statement s, Term t) {
        int from = t.from();
        while (from > 0 && s.clauseOf(from - 1) == s.clauseOf(t.from()) && t.from() - from < 16) {
            from--;
        }
        int to = t.to();
        while (to < s.tokens().size() && s.clauseOf(to) == s.clauseOf(t.from()) && to - t.to() < 12) {
            to++;
        }
        return s.text(from, to);
    }

    /** Returns true if a negation stands shortly before a predicate, in its phrase. */
    static boolean isNegated(Statement s, Term t) {
        return s.cues().stream()
                .anyMatch(cue -> cue.is(CueKind.NOT)
                        && s.phraseOf(cue.from()) == s.phraseOf(t.from())
                        && cue.from() < t.from()
                        && t.from() - cue.to() < 4);
    }

    /** Returns how many words two sides share. */
    static int common(Set<String> a, Set<String> b) {
        int count = 0;
        for (String s : a) {
            count += b.contains(s) ? 1 : 0;
        }
        return count;
    }
}

package dev.footnote.answer.support.comparison;

import dev.footnote.answer.passage.Evidence;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim beside its evidence.
 *
 * @param claim the claim taken apart
 * @param evidence the quoted sentences and the text round them
 * @param across true if the claim and the passages are of different scripts, so that words cannot be compared
 * @param out receives the reasons
 */
public record Comparison(Statement claim, Evidence evidence, boolean across, Findings out) {

    /**
     * A clause of the evidence with the words that it shares with a claim.
     *
     * @param statement the sentence
     * @param index the clause
     * @param shared families of words that both have
     * @param weight of the shared words
     */
    public record Clause(Statement statement, int index, Set<String> shared, double weight) {
        /** Returns true if a token belongs to the clause. */
        public boolean has(int token) {
            return statement.partOf(token) == index;
        }

        /** Returns the first token of the clause. */
        public int first() {
            for (int i = 0; i < statement.tokens().size(); i++) {
                if (has(i)) {
                    return i;
                }
            }
            return 0;
        }

        /** Returns the words of the clause. */
        public List<Term> terms() {
            return statement.terms().stream().filter(t -> has(t.from())).toList();
        }

        /** Returns the text from the first to the last token of the clause. */
        public String text() {
            int from = -1;
            int to = 0;
            for (int i = 0; i < statement.tokens().size(); i++) {
                if (has(i)) {
                    from = from < 0 ? i : from;
                    to = i + 1;
                }
            }
            return statement.text(Math.max(0, from), to);
        }
    }

    /** Returns the clauses of the quoted sentences with the words that they share with some words of the claim. */
    public List<Clause> clauses(List<Term> words) {
        List<Clause> out = new ArrayList<>();
        for (Statement statement : evidence.quoted()) {
            for (int i = 0; i < statement.parts(); i++) {
                out.add(clause(statement, i, words));
            }
        }
        return out;
    }

    private Clause clause(Statement statement, int index, List<Term> words) {
        Set<String> keys = new HashSet<>();
        for (Term term : statement.terms()) {
            if (statement.partOf(term.from()) == index) {
                keys.add(term.key());
            }
        }
        Set<String> shared = new HashSet<>();
        double weight = 0;
        for (Term word : words) {
            if ((keys.contains(word.key()) || isNamed(statement, index, word)) && shared.add(word.key())) {
                weight += evidence.weight(word);
            }
        }
        return new Clause(statement, index, shared, weight);
    }

    /** A Chinese name counts where its characters stand, for segmentation may not find it there. */
    private static boolean isNamed(Statement s, int index, Term word) {
        int at = word.name() && s.isHan() ? s.text().indexOf(word.text()) : -1;
        return at >= 0
                && s.tokens().stream()
                        .anyMatch(t -> t.start() == at && s.partOf(s.tokens().indexOf(t)) == index);
    }

    /**
     * Returns true if a token stands before "but", 但 and the like, and the claim has more in common with the part behind:
     * "he is often said to have built it, but it was in fact built by her".
     */
    public boolean isBeforeTurn(Statement s, int token) {
        for (int i = token + 1; i < s.tokens().size(); i++) {
            boolean turn = s.tokens().get(i).is("but")
                    || s.tokens().get(i).is("但")
                    || s.tokens().get(i).is("however");
            if (turn) {
                return shared(s, i, s.tokens().size()) > shared(s, 0, i);
            }
        }
        return false;
    }

    private double shared(Statement s, int from, int to) {
        double sum = 0;
        Set<String> keys = claim.keys();
        Set<String> seen = new HashSet<>();
        for (Term t : s.terms()) {
            boolean inside = t.from() >= from && t.to() <= to;
            sum += inside && keys.contains(t.key()) && seen.add(t.key()) ? evidence.weight(t) : 0;
        }
        return sum;
    }

    /** Returns the clause that shares most, or null if none shares anything. */
    public @Nullable Clause best(List<Term> words) {
        Clause best = null;
        for (Clause clause : clauses(words)) {
            if (clause.weight() > 0 && (best == null || clause.weight() > best.weight())) {
                best = clause;
            }
        }
        return best;
    }

    /** Returns how much some words weigh together, each family once. */
    public double weight(List<Term> words) {
        Set<String> seen = new HashSet<>();
        double sum = 0;
        for (Term word : words) {
            sum += seen.add(word.key()) ? evidence.weight(word) : 0;
        }
        return sum;
    }
}

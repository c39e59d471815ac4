package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds events in the wrong order: "she married before she moved" against "she moved in 1951 and shortly afterwards married". */
final class SequenceCheck {

    private static final Set<String> LATER =
            Set.of("afterwards", "afterward", "later", "subsequently", "then", "thereafter", "eventually");

    private static final List<String> LATER_HAN = List.of("随后", "之后", "后来", "其后", "然后", "不久后", "此后");

    private final Comparison c;

    SequenceCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        if (c.across() || c.claim().isHan() != s.isHan()) {
            return;
        }
        stages(s);
        int size = c.claim().tokens().size();
        int join = 1;
        while (join < size
                && !c.claim().tokens().get(join).is("before")
                && !c.claim().tokens().get(join).is("after")) {
            join++;
        }
        if (join + 2 > size) {
            return;
        }
        boolean before = c.claim().tokens().get(join).is("before");
        int left = place(s, 0, join);
        int right = place(s, join, size);
        int first = before ? left : right;
        int second = before ? right : left;
        if (first > second && second >= 0 && isLater(s, second, first)) {
            c.out().otherOrder(c.claim().text(), s.text());
        }
    }

    private static final Set<String> FIRST = Set.of("first", "initially", "originally");

    /** "First a school, later a hospital" against "initially a hospital and later a school". */
    private void stages(Statement s) {
        Set<String> early = stage(c.claim(), true);
        Set<String> late = stage(c.claim(), false);
        Set<String> shownEarly = stage(s, true);
        Set<String> shownLate = stage(s, false);
        long straight = common(early, shownEarly) + common(late, shownLate);
        long crossed = common(early, shownLate) + common(late, shownEarly);
        boolean both = common(early, shownLate) > 0 && common(late, shownEarly) > 0;
        if (both && crossed > straight + 1) {
            c.out().otherOrder(c.claim().text(), s.text());
        }
    }

    private static long common(Set<String> a, Set<String> b) {
        return a.stream().filter(b::contains).count();
    }

    /** The words behind "initially" up to "later", or those behind "later". */
    private static Set<String> stage(Statement s, boolean early) {
        int first = -1;
        int later = -1;
        for (int i = 0; i < s.tokens().size(); i++) {
            first = first < 0 && FIRST.contains(s.tokens().get(i).lower()) ? i : first;
            later = first >= 0 && later < 0 && LATER.contains(s.tokens().get(i).lower()) ? i : later;
        }
        Set<String> out = new HashSet<>();
        int from = early ? first : later;
        int to = early ? later : s.tokens().size();
        if (first >= 0 && later > first) {
            s.terms().stream().filter(t -> t.from() > from && t.to() <= to).forEach(t -> out.add(t.key()));
        }
        return out;
    }

    /** Where the sentence has a word that only this stretch of the claim has; -1 if nowhere or in many places. */
    private int place(Statement s, int from, int to) {
        for (Term t : c.claim().terms()) {
            boolean own = t.from() >= from
                    && t.to() <= to
                    && !t.name()
                    && !t.text().equals("before")
                    && c.claim().terms().stream()
                            .noneMatch(x -> x.key().equals(t.key()) && (x.from() < from || x.to() > to));
            List<Term> there = own
                    ? s.terms().stream().filter(x -> x.key().equals(t.key())).toList()
                    : List.of();
            if (there.size() == 1 || there.size() == 2) {
                return there.get(0).from();
            }
        }
        return -1;
    }

    private static boolean isLater(Statement s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (LATER.contains(s.tokens().get(i).lower())) {
                return true;
            }
        }
        return s.isHan() && LATER_HAN.stream().anyMatch(w -> s.text(from, to).contains(w));
    }
}

package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a claim that names somebody of whom the quoted sentences say nothing, where one of them says the rest of the claim of somebody
 * else: "Ann Lee was involved in the dispute" against "the dispute involving Bea Lund".
 */
final class OtherName {

    /** The share of the claim's other words that the quoted sentence must have. */
    private static final double MOST = 0.75;

    private final Comparison c;

    OtherName(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        if (s.isHan() || c.claim().isHan()) {
            return;
        }
        List<Term> mine = c.claim().terms().stream()
                .filter(t -> t.name()
                        || t.from() == 0
                                && c.evidence().pages().stream()
                                        .anyMatch(p -> p.isName(t.text().toLowerCase(Locale.ROOT))))
                .toList();
        Set<String> shown =
                c.evidence().quoted().stream().flatMap(q -> q.keys().stream()).collect(Collectors.toSet());
        List<Term> foreign = mine.stream().filter(t -> !shown.contains(t.key())).toList();
        boolean one = foreign.size() == 2
                && foreign.get(1).from() == foreign.get(0).to()
                && foreign.stream().allMatch(t -> c.evidence().pageHas(t))
                && foreign.stream().noneMatch(this::isTopic);
        if (!one) {
            return;
        }
        Set<String> names = mine.stream().map(Term::key).collect(Collectors.toSet());
        Set<String> rest = new HashSet<>();
        c.claim().terms().stream().filter(t -> !names.contains(t.key())).forEach(t -> rest.add(t.key()));
        long met = rest.stream().filter(s.keys()::contains).count();
        Term other = person(s, names);
        if (other != null && met >= 2 && met >= MOST * rest.size()) {
            String who = s.text(other.from(), other.to() + 1);
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            foreign.get(0).text(),
                            who,
                            "the source says this of " + who + ", the claim of "
                                    + c.claim()
                                            .text(
                                                    foreign.get(0).from(),
                                                    foreign.get(1).to()),
                            "来源说的是“" + who + "”");
        }
    }

    private boolean isTopic(Term t) {
        return c.evidence().topic().stream().anyMatch(q -> q.keys().contains(t.key()));
    }

    /** The first of two capitalised words in a row that the claim does not have. */
    private static @Nullable Term person(Statement s, Set<String> names) {
        List<Term> all = s.terms();
        for (int i = 0; i + 1 < all.size(); i++) {
            Term a = all.get(i);
            Term b = all.get(i + 1);
            boolean pair = a.name() && b.name() && b.from() == a.to();
            if (pair && !names.contains(a.key()) && !names.contains(b.key())) {
                return a;
            }
        }
        return null;
    }
}

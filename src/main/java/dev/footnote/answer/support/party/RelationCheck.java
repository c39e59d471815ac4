package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds English claims that turn a relation round which a small word tells: "from", "of", "under". */
final class RelationCheck {

    private static final Set<String> TAKES = Set.of(
            "took",
            "bought",
            "acquired",
            "received",
            "inherited",
            "got",
            "borrowed",
            "purchased",
            "obtained",
            "leased");

    private final Comparison c;

    RelationCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        if (!s.isHan() && !c.claim().isHan()) {
            from(s);
            of(s);
            turned(s);
            under(s);
        }
    }

    /** "took over the route from Lind" against "Lind took over the route": the giver for the taker. */
    private void from(Statement s) {
        for (int i = 0; i < s.tokens().size(); i++) {
            if (!TAKES.contains(s.tokens().get(i).lower())) {
                continue;
            }
            String verb = s.tokens().get(i).lower();
            int at = -1;
            for (int k = 1; k < c.claim().tokens().size(); k++) {
                at = at < 0 && c.claim().tokens().get(k).is(verb) ? k : at;
            }
            int from = i + 1;
            while (from < s.tokens().size()
                    && from < i + 8
                    && !s.tokens().get(from).is("from")) {
                from++;
            }
            boolean giver = at > 0
                    && from + 1 < s.tokens().size()
                    && s.tokens().get(from).is("from")
                    && s.tokens().get(from + 1).startsUpper();
            if (giver && isGiver(s, from, at)) {
                c.out().otherDoer(c.claim().text(), s.text());
                return;
            }
        }
    }

    /** "the eldest brother of Thomas Lee" against "Thomas Lee was the eldest brother": the one it is said of for the one it is said to. */
    private void of(Statement s) {
        int verb = 0;
        while (verb < c.claim().tokens().size()
                && !Agents.BE.contains(c.claim().tokens().get(verb).lower())) {
            verb++;
        }
        int is = verb;
        Set<String> mine = new HashSet<>();
        c.claim().terms().stream()
                .filter(t -> t.to() <= is && (t.name() || t.from() == 0))
                .forEach(t -> mine.add(t.key()));
        boolean plain = c.claim().tokens().stream()
                .skip(is)
                .noneMatch(t -> t.is("of") && c.claim().terms().stream().anyMatch(x -> x.name() && x.from() > is));
        for (int i = 1; plain && mine.size() > 1 && i + 1 < s.tokens().size(); i++) {
            if (!s.tokens().get(i).is("of") || !s.tokens().get(i + 1).startsUpper()) {
                continue;
            }
            int at = i;
            boolean said = s.terms().stream()
                    .anyMatch(t -> t.to() == at
                            && !t.name()
                            && c.claim().terms().stream()
                                    .anyMatch(x -> x.from() > is && x.key().equals(t.key())));
            Set<String> behind = Agents.names(s, i, Math.min(s.tokens().size(), i + 5));
            Set<String> before = Agents.names(s, 0, i);
            long other = before.stream().filter(k -> !mine.contains(k)).count();
            boolean only = behind.containsAll(mine) && !before.containsAll(mine) && other > 0;
            if (said && only) {
                c.out().ofAnother(c.claim().text(), s.text());
                return;
            }
        }
    }

    /** "Karl, father of Lars" against "Lars was the father of Karl". */
    private void turned(Statement s) {
        List<Token> said = c.claim().tokens();
        for (int i = 2; i + 1 < said.size(); i++) {
            boolean of = said.get(i).is("of") && said.get(i + 1).startsUpper();
            int at = i;
            Term relation = !of
                    ? null
                    : c.claim().terms().stream()
                            .filter(t -> t.to() == at && !t.name())
                            .findFirst()
                            .orElse(null);
            Set<String> first = relation == null ? Set.of() : Agents.names(c.claim(), 0, relation.from());
            Set<String> second = relation == null ? Set.of() : Agents.names(c.claim(), i, Math.min(said.size(), i + 5));
            if (!first.isEmpty() && !second.isEmpty() && isTurned(s, relation, first, second)) {
                c.out().turned(c.claim().text(), s.text());
                return;
            }
        }
    }

    private static boolean isTurned(Statement s, @Nullable Term relation, Set<String> first, Set<String> second) {
        for (Term t : s.terms()) {
            boolean same = relation != null
                    && t.key().equals(relation.key())
                    && t.side() == relation.side()
                    && t.to() + 1 < s.tokens().size()
                    && s.tokens().get(t.to()).is("of");
            Set<String> behind =
                    same ? Agents.names(s, t.to(), Math.min(s.tokens().size(), t.to() + 5)) : Set.of();
            Set<String> own = new HashSet<>(first);
            own.removeAll(second);
            Set<String> other = new HashSet<>(second);
            other.removeAll(first);
            Set<String> before = Agents.names(s, 0, t.from());
            boolean turned = !own.isEmpty()
                    && !other.isEmpty()
                    && behind.containsAll(own)
                    && before.containsAll(other)
                    && behind.stream().noneMatch(other::contains);
            if (turned) {
                return true;
            }
        }
        return false;
    }

    /** "served under Ida Lund" against "Ida Lund served under ...". */
    private void under(Statement s) {
        int at = -1;
        for (int i = 1; i + 1 < s.tokens().size(); i++) {
            at = s.tokens().get(i).is("under") && s.tokens().get(i + 1).startsUpper() ? i : at;
        }
        int verb = 1;
        while (verb < c.claim().tokens().size() && c.claim().tokens().get(verb).startsUpper()) {
            verb++;
        }
        Set<String> mine = Agents.names(c.claim(), 0, verb);
        boolean says = c.claim().tokens().stream().anyMatch(t -> t.is("under"));
        if (at < 0 || mine.isEmpty() || !says) {
            return;
        }
        Set<String> behind = Agents.names(s, at, Math.min(s.tokens().size(), at + 5));
        Set<String> before = Agents.names(s, 0, at);
        if (behind.containsAll(mine) && before.stream().noneMatch(mine::contains)) {
            c.out().turned(c.claim().text(), s.text());
        }
    }

    /** True if the name behind "from" stands before the claim's verb and nowhere else in the sentence. */
    private boolean isGiver(Statement s, int from, int verb) {
        Set<String> giver = Agents.names(s, from, Math.min(s.tokens().size(), from + 4));
        Set<String> before = Agents.names(s, 0, from);
        Set<String> mine = new HashSet<>();
        c.claim().terms().stream().filter(t -> t.to() <= verb).forEach(t -> mine.add(t.key()));
        return !mine.isEmpty() && giver.containsAll(mine) && before.stream().noneMatch(mine::contains);
    }
}

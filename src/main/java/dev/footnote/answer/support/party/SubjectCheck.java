package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import java.util.HashSet;
import java.util.Set;

/** Finds a claim that makes the subject of its passage the object: "the shop bought it" against "they bought it from the shop". */
final class SubjectCheck {

    private final Comparison c;

    SubjectCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        for (Term verb : c.claim().terms()) {
            if (!isActive(c.claim(), verb)) {
                continue;
            }
            for (Term other : s.terms()) {
                if (other.key().equals(verb.key())
                        && other.side() == verb.side()
                        && isActive(s, other)
                        && isCrossed(s, verb, other)) {
                    c.out().otherDoer(c.claim().text(), s.text());
                    return;
                }
            }
        }
    }

    private boolean isCrossed(Statement s, Term verb, Term other) {
        Set<String> doers = keys(s, 0, other.from(), s.phraseOf(other.from()));
        Set<String> mine = keys(c.claim(), 0, verb.from(), c.claim().phraseOf(verb.from()));
        if (isObjectOnly(s, mine, verb, other)) {
            return true;
        }
        Set<String> objects =
                keys(c.claim(), verb.to(), c.claim().tokens().size(), c.claim().phraseOf(verb.from()));
        int least = s.isHan() ? 2 : 1;
        if (Agents.EXCEEDS.contains(other.text())) {
            Set<String> both = new HashSet<>(doers);
            both.retainAll(mine);
            doers.removeAll(both);
            mine.removeAll(both);
        }
        long crossed = doers.stream().filter(objects::contains).count();
        return !mine.isEmpty()
                && doers.size() >= least
                && crossed >= least
                && crossed == doers.size()
                && mine.stream().noneMatch(doers::contains);
    }

    /** "where he joined the studio of Lind" against "Lind joined ...": a pronoun did it, and the name stands behind the verb alone. */
    private boolean isObjectOnly(Statement s, Set<String> mine, Term verb, Term other) {
        String before = other.from() > 0 ? s.tokens().get(other.from() - 1).lower() : "";
        boolean pronoun = Set.of("he", "she", "they", "who").contains(before);
        boolean name =
                c.claim().terms().stream().filter(t -> t.to() <= verb.from()).anyMatch(t -> t.name() || t.from() == 0);
        boolean behind = !mine.isEmpty()
                && mine.stream()
                        .allMatch(k -> s.terms().stream()
                                        .anyMatch(t -> t.key().equals(k)
                                                && t.from() >= other.to()
                                                && s.phraseOf(t.from()) == s.phraseOf(other.from()))
                                && s.terms().stream().noneMatch(t -> t.key().equals(k) && t.to() <= other.from()));
        return !s.isHan() && pronoun && name && behind;
    }

    private static Set<String> keys(Statement s, int from, int to, int phrase) {
        Set<String> out = new HashSet<>();
        s.terms().stream()
                .filter(t -> t.from() >= from && t.to() <= to && s.phraseOf(t.from()) == phrase)
                .forEach(t -> out.add(t.key()));
        return out;
    }

    /** A word that takes a subject before it and an object behind it: 收购了, "bought the". */
    private static boolean isActive(Statement s, Term t) {
        if (t.name() || t.to() >= s.tokens().size()) {
            return false;
        }
        String next = s.tokens().get(t.to()).lower();
        if (s.isHan()) {
            return next.equals("了")
                    && t.text().length() == 2
                    && !s.text(0, t.from()).contains("被");
        }
        String before = t.from() > 0 ? s.tokens().get(t.from() - 1).lower() : "";
        boolean past = t.text().endsWith("ed") || Agents.PASTS.contains(t.text());
        boolean noun = before.equals("the") || before.equals("a") || before.equals("an") || before.equals("its");
        return past && !noun && !Agents.BE.contains(before) && t.to() - t.from() == 1 && OBJECTS.contains(next);
    }

    private static final Set<String> OBJECTS = Set.of(
            "the", "a", "an", "its", "his", "her", "their", "it", "them", "him", "this", "that", "all", "both",
            "those");
}

package dev.footnote.answer.support.party;

import dev.footnote.answer.passage.SourceText;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Synonyms;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a claim that says of a thing what its passage says of another one: "Wolves are the largest of the family" against "The red fox
 * is the largest of the family". The passage must name its subject, and the source must know the claim's subject from elsewhere.
 */
final class ReplacedSubject {

    /** Tokens of a sentence in which its verb is looked for. */
    private static final int NEAR = 9;

    /** The share of what the claim says of its subject that the passage must say of the other one. */
    private static final double MOST = 0.7;

    /** Characters between two names of one thing, and on either side of a name, that are looked at. */
    private static final int APART = 60;

    private static final Set<String> VERBS = Set.of(
            "is",
            "was",
            "are",
            "were",
            "has",
            "had",
            "have",
            "will",
            "can",
            "could",
            "may",
            "must",
            "did",
            "does",
            "became",
            "remains",
            "remained");

    private final Comparison c;

    ReplacedSubject(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        if (s.isHan() || c.claim().isHan()) {
            return;
        }
        int mine = verb(c.claim());
        int theirs = verb(s) < 0 ? comma(s) : verb(s);
        if (mine < 1 || theirs < 1) {
            return;
        }
        List<Term> subject = between(c.claim(), 0, mine);
        List<Term> other = between(s, 0, theirs);
        if (!isNaming(subject, c.claim()) || !isNaming(other, s) || isKnownHere(subject) || isTopic(subject)) {
            return;
        }
        List<Term> said = between(c.claim(), mine, c.claim().tokens().size());
        Set<String> shown = new HashSet<>();
        between(s, theirs, s.tokens().size()).forEach(t -> shown.add(t.key()));
        long met =
                said.stream().map(Term::key).distinct().filter(shown::contains).count();
        long all = said.stream().map(Term::key).distinct().count();
        boolean elsewhere = subject.stream().allMatch(t -> c.evidence().pageHas(t));
        if (elsewhere && met >= 2 && met >= MOST * all && !isAlias(subject, other)) {
            String who = s.text(0, theirs);
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            c.claim().text(0, mine),
                            who,
                            "the source says this of \"" + who + "\"",
                            "来源说的是“" + who + "”");
        }
    }

    /** A name, or a plural without an article: not "the company", which may stand for any name. */
    private static boolean isNaming(List<Term> subject, Statement s) {
        if (subject.isEmpty()) {
            return false;
        }
        Token first = s.tokens().get(0);
        boolean article = first.is("the")
                || first.is("a")
                || first.is("an")
                || first.is("this")
                || first.is("its")
                || first.is("his")
                || first.is("her")
                || first.is("their")
                || first.is("our");
        boolean name = subject.stream().anyMatch(t -> t.name() || isProper(s, t));
        String last = subject.get(subject.size() - 1).text();
        return name || !article && last.endsWith("s") && subject.size() < 3;
    }

    private static boolean isProper(Statement s, Term t) {
        return t.from() == 0
                && t.to() < s.tokens().size()
                && Character.isUpperCase(t.text().charAt(0))
                && !t.text().endsWith("s");
    }

    private boolean isKnownHere(List<Term> subject) {
        Set<String> stems = new HashSet<>();
        c.evidence().quoted().forEach(q -> q.tokens().forEach(t -> stems.add(t.stem())));
        return subject.stream()
                .anyMatch(t ->
                        c.evidence().quoted().stream().anyMatch(q -> q.keys().contains(t.key()))
                                || stems.contains(Token.of(t.text()).get(0).stem())
                                || Synonyms.isAmong(t.text(), stems));
    }

    private boolean isTopic(List<Term> subject) {
        return c.evidence().topic().stream()
                .anyMatch(q -> subject.stream().anyMatch(t -> q.keys().contains(t.key())));
    }

    /** Words between two names of one thing. */
    private static final List<String> TIES =
            List.of("known as", "called", "(", "nicknamed", "formerly", "born", "renamed", " or ", "alias", "named");

    /** Where a comma ends the subject: "The fleet, divided as it was, had to ...". */
    private static int comma(Statement s) {
        for (int i = 1; i < Math.min(NEAR, s.tokens().size()); i++) {
            if (s.tokens().get(i).is(",")) {
                return i;
            }
        }
        return -1;
    }

    /** True if the source ties the two names together in one sentence: "X, also known as Y", "X (Y)". */
    private boolean isAlias(List<Term> subject, List<Term> other) {
        String mine = subject.get(subject.size() - 1).text();
        String theirs = other.get(other.size() - 1).text();
        for (SourceText page : c.evidence().pages()) {
            String text = page.normal();
            for (int at = text.indexOf(mine); at >= 0; at = text.indexOf(mine, at + 1)) {
                int first = Math.max(0, at - APART);
                String window = text.substring(first, Math.min(text.length(), at + mine.length() + APART));
                int near = window.indexOf(theirs);
                int from = Math.min(at - first + mine.length(), near + theirs.length());
                int to = Math.max(at - first, near);
                if (near >= 0 && from <= to && TIES.stream().anyMatch(window.substring(from, to)::contains)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Term> between(Statement s, int from, int to) {
        List<Term> out = new ArrayList<>();
        s.terms().stream().filter(t -> t.from() >= from && t.to() <= to).forEach(out::add);
        return out;
    }

    /** Where the first verb stands that a list or its ending shows, or -1. */
    private static int verb(Statement s) {
        for (int i = 1; i < Math.min(NEAR, s.tokens().size()); i++) {
            Token t = s.tokens().get(i);
            String word = t.text();
            boolean before =
                    s.tokens().get(i - 1).is("the") || s.tokens().get(i - 1).is("a");
            boolean past = word.endsWith("ed") && word.length() > 4 || Agents.PASTS.contains(word);
            if (t.is(",") || t.is("(")) {
                return -1;
            }
            if (!before && (VERBS.contains(word) || past)) {
                return i;
            }
        }
        return -1;
    }
}

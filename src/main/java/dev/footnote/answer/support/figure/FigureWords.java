package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The numbers and dates of a sentence, and which of its words go with each. */
final class FigureWords {

    /** A number or a date within a sentence. */
    record Figure(int from, int to, String text, boolean date, Object value) {
        boolean same(Figure other) {
            if (value instanceof Quantity a && other.value instanceof Quantity b) {
                return a.sameAmount(b);
            }
            if (value instanceof DateMention a && other.value instanceof DateMention b) {
                return a.isGivenBy(b);
            }
            return false;
        }

        boolean isAlike(Figure other) {
            if (value instanceof Quantity a && other.value instanceof Quantity b) {
                boolean units = a.unit() == null || b.unit() == null
                        ? (a.unit() == null && b.unit() == null)
                                || (a.value() < 1000 && b.value() < 1000 && isWhole(a) && isWhole(b))
                        : a.unit().dimension().equals(b.unit().dimension());
                return units && a.form() == b.form() && a.isPercent() == b.isPercent();
            }
            return value instanceof DateMention a && other.value instanceof DateMention b && isAlike(a, b);
        }

        private static boolean isWhole(Quantity q) {
            return q.value() == Math.rint(q.value());
        }

        /** A quarter is no rival of a year, and 2024-05-01 is the date of a page more often than that of an event. */
        private static boolean isAlike(DateMention a, DateMention b) {
            return (a.quarter() == 0) == (b.quarter() == 0)
                    && a.hasYear() == b.hasYear()
                    && a.text().indexOf('-') < 0
                    && b.text().indexOf('-') < 0;
        }
    }

    private FigureWords() {}

    static List<Figure> figures(Statement s) {
        List<Figure> out = new ArrayList<>();
        s.quantities().stream()
                .filter(q -> q.form() != Quantity.Form.VAGUE)
                .forEach(q -> out.add(new Figure(q.from(), q.to(), q.text(), false, q)));
        s.dates().forEach(d -> out.add(new Figure(d.from(), d.to(), d.text(), true, d)));
        out.sort((a, b) -> Integer.compare(a.from(), b.from()));
        return out;
    }

    /** The words that stand with each number: those of its phrase, and of the phrases before it that have no number. */
    static Map<Figure, Set<String>> words(Statement s, List<Figure> figures) {
        Map<Integer, List<Figure>> byPhrase = new HashMap<>();
        figures.forEach(f -> byPhrase.computeIfAbsent(s.phraseOf(f.from()), p -> new ArrayList<>())
                .add(f));
        Map<Figure, Set<String>> out = new HashMap<>();
        for (Term t : s.terms()) {
            int phrase = phraseWithFigure(s, t, byPhrase);
            Figure opener = opener(s, t, figures);
            boolean behind = opener != null && phrase > s.phraseOf(t.from());
            for (Figure f : behind ? List.<Figure>of() : own(s, t, byPhrase.getOrDefault(phrase, List.of()))) {
                out.computeIfAbsent(f, x -> new HashSet<>()).add(t.key());
            }
            if (opener != null) {
                out.computeIfAbsent(opener, x -> new HashSet<>()).add(t.key());
            }
        }
        for (Quantity q : s.quantities()) {
            boolean mark = q.form() == Quantity.Form.VAGUE || q.form() == Quantity.Form.ORDINAL;
            for (Figure f : mark ? byPhrase.getOrDefault(s.phraseOf(q.from()), List.of()) : List.<Figure>of()) {
                out.computeIfAbsent(f, x -> new HashSet<>()).add("#" + (int) q.value());
            }
        }
        byPhrase.values()
                .forEach(group -> group.forEach(f -> group.forEach(other -> {
                    if (!other.equals(f) && other.value() instanceof DateMention d && d.hasYear()) {
                        out.computeIfAbsent(f, x -> new HashSet<>()).add("#" + d.firstYear());
                    }
                })));
        return out;
    }

    /** "In 1984 a new genus, named after Lind, was created": a date that opens a phrase goes with those behind it too. */
    private static @Nullable Figure opener(Statement s, Term t, List<Figure> figures) {
        Figure last = null;
        for (Figure f : figures) {
            last = f.date() && f.to() <= t.from() ? f : last;
        }
        Figure first = last;
        boolean other = figures.stream()
                .anyMatch(f -> f.date() && !f.equals(first) && s.phraseOf(f.from()) == s.phraseOf(t.from()));
        boolean opens = last != null && !other && phraseStart(s, last.from()) >= last.from() - 3;
        boolean near = last != null && s.phraseOf(t.from()) - s.phraseOf(last.from()) < 5;
        return opens && near ? last : null;
    }

    private static int phraseStart(Statement s, int at) {
        int i = at;
        while (i > 0 && s.phraseOf(i - 1) == s.phraseOf(at)) {
            i--;
        }
        return i;
    }

    /** "a loss of 3 after a profit of 2": where "of" stands before each number, a word belongs to the next one. */
    private static List<Figure> own(Statement s, Term t, List<Figure> group) {
        boolean of = group.size() > 1
                && group.stream()
                        .filter(f -> !f.date())
                        .allMatch(f ->
                                f.from() > 0 && s.tokens().get(f.from() - 1).is("of"));
        if (!of) {
            return group;
        }
        for (Figure f : group) {
            if (f.from() >= t.to()) {
                return List.of(f);
            }
        }
        return group;
    }

    /** ", installed in 1987, with ...": what stands behind an insertion goes with what stands before it. */
    private static boolean isInserted(Statement s, int phrase) {
        for (int i = 0; i < s.tokens().size(); i++) {
            Token t = s.tokens().get(i);
            if (s.phraseOf(i) == phrase && t.kind() == Token.Kind.WORD) {
                return t.lower().endsWith("ed") || t.is("which") || t.is("who") || t.is("built") || t.is("made");
            }
        }
        return false;
    }

    /** "550 shops in Japan, Taiwan, and ...": names alone go on with what stands before them. */
    private static boolean isListOfNames(Statement s, int phrase) {
        return !s.isHan()
                && s.terms().stream()
                        .filter(t -> s.phraseOf(t.from()) == phrase)
                        .allMatch(Term::name);
    }

    private static int phraseWithFigure(Statement s, Term t, Map<Integer, List<Figure>> byPhrase) {
        int phrase = s.phraseOf(t.from());
        int clause = s.clauseOf(t.from());
        int last = s.phraseOf(s.tokens().size() - 1);
        if (byPhrase.containsKey(phrase - 1) && !byPhrase.containsKey(phrase) && isListOfNames(s, phrase)) {
            return phrase - 1;
        }
        for (int p = phrase; p <= last && p < phrase + 4; p++) {
            List<Figure> here = byPhrase.get(p);
            if (here != null && s.clauseOf(here.get(0).from()) == clause) {
                return p;
            }
        }
        for (int p = phrase - 1; p >= 0 && p > phrase - 4; p--) {
            List<Figure> here = byPhrase.get(p);
            boolean inserted = p > 0 && byPhrase.containsKey(p - 1) && isInserted(s, p);
            if (here != null && !inserted && s.clauseOf(here.get(0).from()) == clause) {
                return p;
            }
        }
        return phrase;
    }
}

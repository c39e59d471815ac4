package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a claim that gives two names, or two figures, each what the source says of the other: "A voted against, B was away" against "B
 * voted against, A was away". Both must stand in stretches of their own, in the claim and in one quoted sentence.
 */
final class CrossedPairs {

    /** Stretches of a sentence that are looked at. */
    private static final int MOST = 12;

    private final Comparison c;

    CrossedPairs(Comparison comparison) {
        this.c = comparison;
    }

    /** A stretch between commas with one name or figure in it. */
    private record Piece(String item, Set<String> words) {}

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        if (c.across()) {
            return;
        }
        List<String> names = names();
        List<String> figures = c.claim().quantities().stream()
                .filter(q -> q.form() == Quantity.Form.NUMBER)
                .map(CrossedPairs::key)
                .distinct()
                .toList();
        if (!crossed(s, names, false)) {
            crossed(s, figures, true);
        }
    }

    /** The names of the claim; words that follow each other are one name. */
    private List<String> names() {
        List<String> out = new ArrayList<>();
        int from = -1;
        int to = -1;
        for (Term t : c.claim().terms()) {
            if (t.name() && t.from() == to) {
                to = t.to();
                out.set(out.size() - 1, c.claim().text(from, to));
            } else if (t.name()) {
                from = t.from();
                to = t.to();
                out.add(c.claim().text(from, to));
            }
        }
        return out.stream().distinct().toList();
    }

    private boolean crossed(Statement s, List<String> items, boolean figures) {
        if (items.size() != 2) {
            return false;
        }
        List<Piece> said = pieces(c.claim(), items, figures);
        List<Piece> shown = pieces(s, items, figures);
        if (said.size() != 2 || shown.size() != 2 || one(said) || one(shown)) {
            return false;
        }
        Piece first = said.get(0);
        Piece second = said.get(1);
        boolean same = first.item().equals(shown.get(0).item());
        Set<String> own = shown.get(same ? 0 : 1).words();
        Set<String> other = shown.get(same ? 1 : 0).words();
        long straight = common(first.words(), own) + common(second.words(), other);
        boolean both = common(first.words(), other) > 0 && common(second.words(), own) > 0;
        if (straight > 0 || !both) {
            return false;
        }
        c.out()
                .contradicted(
                        figures ? Kind.NUMBER : Kind.ROLE,
                        c.claim().text(),
                        s.text(),
                        "the two have changed places: the source says \"" + s.text() + "\"",
                        "两者互换了：来源说的是“" + s.text() + "”");
        return true;
    }

    private static boolean one(List<Piece> two) {
        return two.get(0).item().equals(two.get(1).item());
    }

    private static long common(Set<String> a, Set<String> b) {
        return a.stream().filter(b::contains).count();
    }

    /** The stretches with just one of the items, without the words that they share; empty if an item stands with another one. */
    private static List<Piece> pieces(Statement s, List<String> items, boolean figures) {
        List<Piece> out = new ArrayList<>();
        int last = s.tokens().isEmpty() ? -1 : s.phraseOf(s.tokens().size() - 1);
        for (int phrase = 0; phrase <= Math.min(last, MOST); phrase++) {
            List<String> here = new ArrayList<>();
            for (String item : items) {
                if (figures ? hasFigure(s, phrase, item) : text(s, phrase).contains(item)) {
                    here.add(item);
                }
            }
            if (here.size() > 1) {
                return List.of();
            }
            if (here.size() == 1) {
                out.add(new Piece(here.get(0), words(s, phrase, items, figures)));
            }
        }
        if (out.size() == 2) {
            Set<String> both = new HashSet<>(out.get(0).words());
            both.retainAll(out.get(1).words());
            out.forEach(p -> p.words().removeAll(both));
        }
        return out;
    }

    private static boolean hasFigure(Statement s, int phrase, String item) {
        return s.quantities().stream()
                .anyMatch(
                        q -> q.form() == Quantity.Form.NUMBER && s.phraseOf(q.from()) == phrase && key(q).equals(item));
    }

    private static String key(Quantity q) {
        return Double.toString(q.base());
    }

    private static Set<String> words(Statement s, int phrase, List<String> items, boolean figures) {
        Set<String> out = new HashSet<>();
        for (Term t : s.terms()) {
            boolean item = !figures
                    && items.stream()
                            .anyMatch(i -> i.contains(t.text()) || t.text().contains(i));
            if (s.phraseOf(t.from()) == phrase && !item) {
                out.add(t.side() == 0 ? t.key() : t.key() + t.side());
            }
        }
        for (Quantity q : s.quantities()) {
            if (!figures && q.form() == Quantity.Form.NUMBER && s.phraseOf(q.from()) == phrase) {
                out.add("#" + key(q));
            }
        }
        return out;
    }

    private static String text(Statement s, int phrase) {
        int from = -1;
        int to = 0;
        for (int i = 0; i < s.tokens().size(); i++) {
            if (s.phraseOf(i) == phrase) {
                from = from < 0 ? i : from;
                to = i + 1;
            }
        }
        return from < 0 ? "" : s.text(from, to);
    }
}

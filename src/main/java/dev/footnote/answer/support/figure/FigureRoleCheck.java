package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import dev.footnote.answer.support.figure.FigureWords.Figure;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds a number or date of the claim that stands in the source, but beside other words than those of the claim. */
public final class FigureRoleCheck {

    /** More numbers in one sentence are a table without bars. */
    private static final int MOST = 40;

    private final Comparison c;

    /** Creates a check of one claim. */
    public FigureRoleCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        new NamedSourceCheck(c).run();
        c.evidence().quoted().forEach(new CrossedPairs(c)::run);
        if (c.across() || c.claim().has(CueKind.NOT)) {
            return;
        }
        List<Figure> said = FigureWords.figures(c.claim());
        new CountedNouns(c).run();
        new OtherSentence(c).run();
        c.evidence().quoted().forEach(new WholeCheck(c)::run);
        c.evidence().quoted().forEach(new EachCheck(c)::run);
        c.evidence().quoted().forEach(new ExchangedDates(c)::run);
        c.evidence().quoted().forEach(new ScoreCheck(c)::run);
        for (Statement s : c.evidence().quoted()) {
            List<Figure> shown = FigureWords.figures(s);
            if (shown.size() < 2 || shown.size() > MOST) {
                continue;
            }
            Map<Figure, Set<String>> words = FigureWords.words(s, shown);
            said.forEach(figure -> check(s, figure, said, shown, words));
            said.forEach(figure -> placed(s, figure, said, shown));
        }
    }

    private void check(
            Statement s, Figure figure, List<Figure> said, List<Figure> shown, Map<Figure, Set<String>> words) {
        List<Figure> same = shown.stream().filter(figure::same).toList();
        if (same.isEmpty() || isInBrackets(s, same.get(0).from())) {
            return;
        }
        if (figure.value() instanceof Quantity q
                && same.get(0).value() instanceof Quantity own
                && CountedNouns.time(c.claim(), q) * CountedNouns.time(s, own) > 0) {
            return;
        }
        if (figure.date() && isBeside(s, same.get(0), said, shown)) {
            return;
        }
        double own = same.stream()
                .mapToDouble(f -> meets(words.getOrDefault(f, Set.of()), figure))
                .max()
                .orElse(0);
        for (Figure rival : shown) {
            boolean claimed = said.stream().anyMatch(f -> f.same(rival) || rival.same(f));
            boolean ranks = figure.value() instanceof Quantity q
                    && q.form() == Quantity.Form.ORDINAL
                    && rival.value() instanceof Quantity r
                    && r.unit() != null;
            if (same.contains(rival)
                    || isOtherMeasure(s, figure, rival)
                    || claimed
                    || ranks
                    || !rival.isAlike(same.get(0))
                    || isInBrackets(s, rival.from())) {
                continue;
            }
            Set<String> mine = words.getOrDefault(same.get(0), Set.of());
            boolean foreign = mine.stream().anyMatch(k -> !c.claim().keys().contains(k) && !k.startsWith("#"));
            double theirs = meets(words.getOrDefault(rival, Set.of()), figure);
            boolean subject = hasOwnSubject(s, same.get(0)) && isSubject(words.getOrDefault(rival, Set.of()), mine);
            if (foreign && (theirs > own + 0.3 || subject)) {
                Kind kind = figure.date() ? Kind.DATE : Kind.NUMBER;
                c.out()
                        .contradicted(
                                kind,
                                figure.text(),
                                rival.text(),
                                "the source gives " + rival.text() + " for this; " + figure.text()
                                        + " stands for something else",
                                "来源里这一项是" + rival.text() + "，" + figure.text() + "说的是另一项");
                return;
            }
        }
    }

    /** 2019年的92万人次: the date stands right beside a number that the claim has too. */
    private static boolean isBeside(Statement s, Figure date, List<Figure> said, List<Figure> shown) {
        return s.isHan()
                && shown.stream()
                        .anyMatch(f -> !f.date()
                                && f.from() >= date.to()
                                && f.from() - date.to() <= 1
                                && said.stream().anyMatch(x -> !x.date() && x.same(f)));
    }

    /** 67岁 and 11点: bare numbers before different Chinese measure words. */
    private boolean isOtherMeasure(Statement s, Figure said, Figure rival) {
        boolean bare = said.value() instanceof Quantity a
                && a.unit() == null
                && rival.value() instanceof Quantity b
                && b.unit() == null;
        if (!bare
                || !s.isHan()
                || said.to() >= c.claim().tokens().size()
                || rival.to() >= s.tokens().size()) {
            return false;
        }
        Token mine = c.claim().tokens().get(said.to());
        Token theirs = s.tokens().get(rival.to());
        return mine.kind() == Token.Kind.HAN
                && theirs.kind() == Token.Kind.HAN
                && !mine.text().equals(theirs.text());
    }

    /** The dates of a life and the like: what stands in brackets goes with the words before them. */
    private static boolean isInBrackets(Statement s, int at) {
        int depth = 0;
        for (int i = 0; i < at; i++) {
            String mark = s.tokens().get(i).text();
            depth += mark.equals("(") || mark.equals("（") ? 1 : mark.equals(")") || mark.equals("）") ? -1 : 0;
        }
        return depth > 0;
    }

    /** "Two in Ireland and nine in Wales": the name behind a figure goes with it. */
    private void placed(Statement s, Figure figure, List<Figure> said, List<Figure> shown) {
        Set<String> names = new HashSet<>();
        c.claim().terms().stream().filter(Term::name).forEach(t -> names.add(t.key()));
        for (int i = 0; i < shown.size(); i++) {
            Figure own = shown.get(i);
            Set<String> here = namesBehind(s, shown, i);
            if (!figure.same(own) || here.isEmpty() || here.stream().anyMatch(names::contains)) {
                continue;
            }
            for (int k = 0; k < shown.size(); k++) {
                Figure other = shown.get(k);
                Set<String> there = namesBehind(s, shown, k);
                boolean claimed = said.stream().anyMatch(f -> f.same(other));
                boolean swapped = k != i
                        && !there.isEmpty()
                        && names.containsAll(there)
                        && other.isAlike(own)
                        && s.clauseOf(other.from()) == s.clauseOf(own.from());
                if (swapped && !claimed) {
                    c.out()
                            .contradicted(
                                    figure.date() ? Kind.DATE : Kind.NUMBER,
                                    figure.text(),
                                    other.text(),
                                    "the source gives " + other.text() + " for this; " + figure.text()
                                            + " stands for something else",
                                    "来源里这一项是" + other.text() + "，" + figure.text() + "说的是另一项");
                    return;
                }
            }
        }
    }

    /** Names after a preposition right behind a figure, up to the next figure. */
    private static Set<String> namesBehind(Statement s, List<Figure> figures, int index) {
        int from = figures.get(index).to();
        int to = index + 1 < figures.size()
                ? figures.get(index + 1).from()
                : s.tokens().size();
        Set<String> out = new HashSet<>();
        boolean in = from < s.tokens().size()
                && Set.of("in", "at", "for", "to", "from", "by")
                        .contains(s.tokens().get(from).lower());
        s.terms().stream()
                .filter(t -> in && t.name() && t.from() > from && t.from() < Math.min(to, from + 4))
                .forEach(t -> out.add(t.key()));
        return out;
    }

    /** True if the phrase of a number begins with a subject: an article, a possessive or a capital. */
    private static boolean hasOwnSubject(Statement s, Figure f) {
        int phrase = s.phraseOf(f.from());
        for (int i = 0; i < s.tokens().size() && !s.isHan(); i++) {
            boolean joins = Set.of("and", "but", "or", "while", "whereas", ",", ";")
                    .contains(s.tokens().get(i).lower());
            if (s.phraseOf(i) == phrase && !joins) {
                boolean article = Set.of("the", "a", "an", "its", "his", "her", "their", "this", "that")
                        .contains(s.tokens().get(i).lower());
                return article || s.tokens().get(i).startsUpper();
            }
        }
        return s.isHan();
    }

    /** True if the first word of the claim stands with the other number, and not with its own. */
    private boolean isSubject(Set<String> theirs, Set<String> mine) {
        List<Term> terms = c.claim().terms();
        if (terms.isEmpty()) {
            return false;
        }
        String first = terms.get(0).key();
        boolean topic = c.evidence().count(terms.get(0)) > 4;
        return !topic && theirs.contains(first) && !mine.contains(first);
    }

    /** How much of the claim's words stand among these. */
    private double meets(Set<String> keys, Figure figure) {
        double sum = 0;
        Set<String> seen = new HashSet<>();
        int phrase = c.claim().phraseOf(figure.from());
        boolean apart = figure.date()
                && c.claim().terms().stream()
                                .filter(t -> c.claim().phraseOf(t.from()) == phrase)
                                .count()
                        > 0;
        for (Term t : c.claim().terms()) {
            boolean here = !apart || c.claim().phraseOf(t.from()) == phrase;
            sum += here && keys.contains(t.key()) && seen.add(t.key())
                    ? c.evidence().weight(t)
                    : 0;
        }
        for (Quantity q : c.claim().quantities()) {
            boolean mark = q.form() == Quantity.Form.VAGUE || q.form() == Quantity.Form.ORDINAL;
            sum += mark && keys.contains("#" + (int) q.value()) ? 1 : 0;
        }
        for (DateMention d : c.claim().dates()) {
            sum += keys.contains("#" + d.firstYear()) ? 1 : 0;
        }
        return sum;
    }
}

package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Lexicon;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a number or date of the claim that stands in the source, but beside other words than those of the claim. */
public final class FigureRoleCheck {

    /** More numbers in one sentence are a table without bars. */
    private static final int MOST = 40;

    private final Comparison c;

    /** A number or a date within a sentence. */
    private record Figure(int from, int to, String text, boolean date, Object value) {
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
                        ? (a.unit() == null && b.unit() == null) || (a.value() < 1000 && b.value() < 1000)
                        : a.unit().dimension().equals(b.unit().dimension());
                return units && a.form() == b.form() && a.isPercent() == b.isPercent();
            }
            return value instanceof DateMention a && other.value instanceof DateMention b && isAlike(a, b);
        }

        /** A quarter is no rival of a year, and 2024-05-01 is the date of a page more often than that of an event. */
        private static boolean isAlike(DateMention a, DateMention b) {
            return (a.quarter() == 0) == (b.quarter() == 0)
                    && a.hasYear() == b.hasYear()
                    && a.text().indexOf('-') < 0
                    && b.text().indexOf('-') < 0;
        }
    }

    /** Creates a check of one claim. */
    public FigureRoleCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim to the findings. */
    public void run() {
        if (c.across() || c.claim().has(CueKind.NOT)) {
            return;
        }
        List<Figure> said = figures(c.claim());
        c.evidence().quoted().forEach(this::ordinals);
        c.evidence().quoted().forEach(this::thenAndNow);
        counted();
        new OtherSentence(c).run();
        c.evidence().quoted().forEach(new WholeCheck(c)::run);
        c.evidence().quoted().forEach(new ExchangedDates(c)::run);
        c.evidence().quoted().forEach(new ScoreCheck(c)::run);
        c.evidence().quoted().forEach(this::sided);
        for (Statement s : c.evidence().quoted()) {
            List<Figure> shown = figures(s);
            if (shown.size() < 2 || shown.size() > MOST) {
                continue;
            }
            Map<Figure, Set<String>> words = words(s, shown);
            said.forEach(figure -> check(s, figure, said, words));
            said.forEach(figure -> placed(s, figure, said, shown));
        }
    }

    private static List<Figure> figures(Statement s) {
        List<Figure> out = new ArrayList<>();
        s.quantities().stream()
                .filter(q -> q.form() != Quantity.Form.VAGUE)
                .forEach(q -> out.add(new Figure(q.from(), q.to(), q.text(), false, q)));
        s.dates().forEach(d -> out.add(new Figure(d.from(), d.to(), d.text(), true, d)));
        out.sort((a, b) -> Integer.compare(a.from(), b.from()));
        return out;
    }

    private void check(Statement s, Figure figure, List<Figure> said, Map<Figure, Set<String>> words) {
        List<Figure> shown = figures(s);
        List<Figure> same = shown.stream().filter(figure::same).toList();
        if (same.isEmpty() || isInBrackets(s, same.get(0).from())) {
            return;
        }
        if (figure.value() instanceof Quantity q
                && same.get(0).value() instanceof Quantity own
                && time(c.claim(), q) * time(s, own) > 0) {
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

    /** "The third single from their second album": an ordinal goes with the noun behind it. */
    private void ordinals(Statement s) {
        for (Quantity said : c.claim().quantities()) {
            Term noun = said.form() == Quantity.Form.ORDINAL ? next(c.claim(), said) : null;
            if (noun == null) {
                continue;
            }
            Quantity other = null;
            boolean same = false;
            boolean elsewhere = false;
            for (Quantity q : s.quantities()) {
                Term theirs = q.form() == Quantity.Form.ORDINAL ? next(s, q) : null;
                boolean met = theirs != null && theirs.key().equals(noun.key());
                boolean equal = Quantity.close(q.value(), said.value(), 0);
                same |= met && equal;
                elsewhere |= !met && equal;
                other = met && !equal ? q : other;
            }
            if (other != null && !same && elsewhere) {
                differs(said, other, noun);
            }
        }
    }

    /** "88 farmers of four valleys": a number goes with what it counts, where the passages count the other thing too. */
    private void counted() {
        for (Quantity said : c.claim().quantities()) {
            Term noun = isCount(said) && !c.claim().isHan() ? next(c.claim(), said) : null;
            if (noun != null) {
                counted(said, noun);
            }
        }
    }

    private void counted(Quantity said, Term noun) {
        Quantity other = null;
        boolean same = false;
        boolean elsewhere = false;
        for (Statement s : c.evidence().quoted()) {
            for (Quantity q : s.quantities()) {
                Term theirs = isCount(q) ? next(s, q) : null;
                boolean met = theirs != null && (theirs.key().equals(noun.key()) || isNoun(s, theirs, noun));
                boolean equal = said.sameAmount(q);
                same |= equal && (met || theirs == null);
                elsewhere |= equal;
                other = met && !equal ? q : other;
            }
        }
        if (other != null && elsewhere && !same) {
            differs(said, other, noun);
        }
    }

    /** "2,012 official shows": the noun stands right behind an adjective. */
    private static boolean isNoun(Statement s, Term adjective, Term noun) {
        return s.terms().stream()
                .anyMatch(t -> t.from() == adjective.to() && t.key().equals(noun.key()));
    }

    /** "Women get 150, men 65": a number goes with the one of two opposite words that stands in its phrase. */
    private void sided(Statement s) {
        for (Quantity said : c.claim().quantities()) {
            List<Quantity> same =
                    s.quantities().stream().filter(said::sameAmount).toList();
            if (said.form() == Quantity.Form.VAGUE || same.size() != 1) {
                continue;
            }
            Quantity shown = same.get(0);
            for (Term mine : c.claim().terms()) {
                boolean near = mine.side() != 0
                        && tellsApart(mine)
                        && c.claim().phraseOf(mine.from()) == c.claim().phraseOf(said.from());
                boolean turned = near
                        && s.terms().stream().anyMatch(t -> isFlip(s, t, mine, shown))
                        && s.terms().stream()
                                .noneMatch(t -> t.key().equals(mine.key())
                                        && t.side() == mine.side()
                                        && s.phraseOf(t.from()) == s.phraseOf(shown.from()))
                        && s.terms().stream().anyMatch(t -> t.key().equals(mine.key()) && t.side() == mine.side());
                if (turned) {
                    c.out()
                            .contradicted(
                                    Kind.NUMBER,
                                    said.text(),
                                    shown.text(),
                                    "the source does not give " + shown.text() + " for \"" + mine.text() + "\"",
                                    "来源里的" + shown.text() + "说的不是“" + mine.text() + "”");
                    return;
                }
            }
        }
    }

    /** Opposite words that tell two groups or places apart, as both sides of the source name them. */
    private static boolean tellsApart(Term t) {
        return !Lexicon.isConverse(t.key()) && !t.key().startsWith("~rise");
    }

    private static boolean isFlip(Statement s, Term t, Term mine, Quantity shown) {
        return t.key().equals(mine.key())
                && t.side() == -mine.side()
                && s.phraseOf(t.from()) == s.phraseOf(shown.from());
    }

    /** The passage has another number before the noun. */
    private void differs(Quantity said, Quantity shown, Term noun) {
        c.out()
                .contradicted(
                        Kind.NUMBER,
                        said.text(),
                        shown.text(),
                        "the source says \"" + shown.text() + " " + noun.text() + "\", the claim \"" + said.text() + " "
                                + noun.text() + "\"",
                        "来源说的是“" + shown.text() + noun.text() + "”，论断说的是“" + said.text() + noun.text() + "”");
    }

    private static boolean isCount(Quantity q) {
        return q.unit() == null && q.form() == Quantity.Form.NUMBER && q.value() >= 2;
    }

    private static @Nullable Term next(Statement s, Quantity q) {
        return s.terms().stream()
                .filter(t -> t.from() == q.to() && !t.name())
                .findFirst()
                .orElse(null);
    }

    /** 最初七人，现有五十三人; "at first 7, now 53": each figure goes with its time. */
    private void thenAndNow(Statement s) {
        for (Quantity said : c.claim().quantities()) {
            int mine = time(c.claim(), said);
            for (Quantity q : s.quantities()) {
                int theirs = time(s, q);
                boolean unclear =
                        s.quantities().stream().anyMatch(x -> !x.equals(q) && x.sameAmount(q) && time(s, x) == mine);
                if (mine * theirs < 0 && said.sameAmount(q) && !unclear) {
                    c.out()
                            .contradicted(
                                    Kind.NUMBER,
                                    said.text(),
                                    q.text(),
                                    "the source gives " + q.text() + " for another time",
                                    "来源里" + q.text() + "说的是另一时期");
                    return;
                }
            }
        }
    }

    /** -1 for a beginning, 1 for today, 0 if the phrase of the number says neither. */
    private static int time(Statement s, Quantity q) {
        int phrase = s.phraseOf(q.from());
        int out = 0;
        for (int i = 0; i < q.from(); i++) {
            if (s.phraseOf(i) == phrase) {
                String word = s.tokens().get(i).lower();
                String pair = s.isHan() ? s.text(i, Math.min(i + 2, s.tokens().size())) : word;
                out = THEN.contains(pair) ? -1 : NOW.contains(pair) ? 1 : out;
            }
        }
        return out;
    }

    private static final Set<String> THEN = Set.of("initially", "originally", "最初", "起初", "当初", "原有", "原来", "开始", "初期");

    private static final Set<String> NOW = Set.of("now", "today", "currently", "现有", "现在", "目前", "如今", "现已", "今有");

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

    /** The words that stand with each number: those of its phrase, and of the phrases before it that have no number. */
    private static Map<Figure, Set<String>> words(Statement s, List<Figure> figures) {
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

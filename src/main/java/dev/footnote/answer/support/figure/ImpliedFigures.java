package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Quantity.Form;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.support.comparison.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Numbers that a passage implies by a rest, a rate, a change from one to another, clock times, or a comparison. */
final class ImpliedFigures {

    /** Pairs are tried, so more numbers than these are left alone. */
    private static final int MOST = 40;

    private static final Set<String> REST = Set.of("rest", "remaining", "remainder", "elsewhere", "others", "other");

    private static final Set<String> CHANGES = Set.of(
            "more",
            "less",
            "fewer",
            "by",
            "higher",
            "lower",
            "cheaper",
            "dearer",
            "longer",
            "shorter",
            "increase",
            "decrease",
            "rise",
            "fall",
            "difference");

    /** The length of a day in the unit of clock times, minutes. */
    private static final double DAY_OF_CLOCK = 24 * 60;

    private static final Set<String> LONGER = Set.of(
            "longer", "taller", "higher", "wider", "deeper", "heavier", "older", "larger", "bigger", "more", "farther");

    private static final Set<String> SHORTER = Set.of(
            "shorter", "lower", "narrower", "shallower", "lighter", "younger", "smaller", "less", "fewer", "nearer");

    private final Comparison c;
    private final List<Quantity> shown;

    ImpliedFigures(Comparison comparison, List<Quantity> shown) {
        this.c = comparison;
        this.shown = shown;
    }

    /** Returns true if a number of the claim follows in one of these ways. */
    boolean gives(Quantity said) {
        return isOfRest(said) || isRate(said) || isOfChange(said) || isOfClocks(said) || isOfLonger(said);
    }

    /** "For one day" where the passage says "a day", 每日. */
    private boolean isRate(Quantity said) {
        boolean one = said.unit() != null && said.unit().dimension().equals("time") && said.value() == 1;
        String text = one ? said.text() : "";
        boolean day = text.endsWith("天") || text.endsWith("日") || text.contains("day");
        boolean month = text.endsWith("月") || text.contains("month");
        boolean year = text.endsWith("年") || text.contains("year");
        return one
                && c.evidence().quoted().stream()
                        .map(s -> s.text().toLowerCase(Locale.ROOT))
                        .anyMatch(s -> day
                                        && (s.contains("每日")
                                                || s.contains("每天")
                                                || s.contains("a day")
                                                || s.contains("daily"))
                                || month && (s.contains("每月") || s.contains("a month") || s.contains("monthly"))
                                || year
                                        && (s.contains("每年")
                                                || s.contains("a year")
                                                || s.contains("annual")
                                                || s.contains("yearly")));
    }

    /** "£6 more" where the passage goes from £40 to £46. */
    private boolean isOfChange(Quantity said) {
        boolean asks = c.claim().tokens().stream().anyMatch(t -> CHANGES.contains(t.lower()))
                || c.claim().text().contains("多")
                || c.claim().text().contains("少")
                || c.claim().text().contains("增")
                || c.claim().text().contains("涨")
                || c.claim().text().contains("降");
        if (!asks || said.form() != Form.NUMBER) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            List<Quantity> all = s.quantities();
            for (int i = 0; i + 1 < Math.min(MOST, all.size()); i++) {
                Quantity from = all.get(i);
                Quantity to = all.get(i + 1);
                String before = s.text(Math.max(0, from.from() - 1), from.from());
                boolean span = before.equalsIgnoreCase("from") || before.equals("从") || before.equals("由");
                if (span
                        && from.comparable(to)
                        && said.comparable(to)
                        && near(Math.abs(to.base() - from.base()), said)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Eight hours" where the passage goes from 22:00 to 6:00. */
    private boolean isOfClocks(Quantity said) {
        boolean time = said.unit() != null && said.unit().dimension().equals("time") && said.form() == Form.NUMBER;
        for (Statement s : time ? c.evidence().quoted() : List.<Statement>of()) {
            List<Quantity> clocks = s.quantities().stream()
                    .filter(q -> q.form() == Form.CLOCK)
                    .limit(MOST)
                    .toList();
            for (int i = 0; i + 1 < clocks.size(); i++) {
                String between = s.text(clocks.get(i).to(), clocks.get(i + 1).from());
                boolean to = between.contains("至")
                        || between.contains("到")
                        || between.contains("to")
                        || between.contains("until")
                        || between.contains("-")
                        || between.contains("–");
                double minutes = clocks.get(i + 1).value() - clocks.get(i).value();
                double length = (minutes < 0 ? minutes + DAY_OF_CLOCK : minutes) * 60;
                if (to && near(length, said)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "242 m" where one thing has 212 m and the other is 30 m longer. */
    private boolean isOfLonger(Quantity said) {
        if (said.form() != Form.NUMBER || said.isPercent() || said.value() < 2) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            for (Quantity more : s.quantities()) {
                String next = more.to() < s.tokens().size()
                        ? s.tokens().get(more.to()).lower()
                        : "";
                int sign = s.isHan() ? hanSign(s, more) : LONGER.contains(next) ? 1 : SHORTER.contains(next) ? -1 : 0;
                boolean share = more.isPercent() || more.unit() == null && more.value() > 0 && more.value() < 1;
                String article =
                        more.from() > 0 ? s.tokens().get(more.from() - 1).lower() : "";
                boolean fraction = more.form() == Form.ORDINAL && (article.equals("a") || article.equals("one"));
                share |= fraction;
                double part = more.isPercent() ? more.value() / 100 : fraction ? 1 / more.value() : more.value();
                if (sign != 0 && share && isOfShareMore(said, sign * part)) {
                    return true;
                }
                boolean given = sign != 0
                        && shown.stream()
                                .anyMatch(q -> !q.equals(more)
                                        && q.comparable(more)
                                        && q.comparable(said)
                                        && near(q.base() + sign * more.base(), said));
                if (given) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "6,150, a fifth more than the year before": the year before had 5,125. */
    private boolean isOfShareMore(Quantity said, double change) {
        double tolerance = said.bound() == Quantity.Bound.ABOUT ? 0.02 : 0.005;
        return shown.stream()
                .anyMatch(q -> q.comparable(said)
                        && !q.isPercent()
                        && q.value() >= 2
                        && (Quantity.close(q.base() / (1 + change), said.base(), tolerance)
                                || Quantity.close(q.base() * (1 + change), said.base(), tolerance)));
    }

    /** 比旧馆多200个: 1 for 多, 高 and the like right before a number, -1 for 少, 低. */
    private static int hanSign(Statement s, Quantity q) {
        String near = s.text(Math.max(0, q.from() - 5), q.from());
        if (near.contains("超出") || near.contains("超支")) {
            return 1;
        }
        boolean compares = q.from() > 0 && s.text(0, q.from()).contains("比");
        String before = compares ? s.tokens().get(q.from() - 1).text() : "";
        return before.isEmpty() ? 0 : "多高长重宽深大增".contains(before) ? 1 : "少低短轻窄浅小减".contains(before) ? -1 : 0;
    }

    /** "Five ships sailed on" where 14 of 19 lay in port; 其中六条. The claim must not say of the rest what is said of the part. */
    private boolean isOfRest(Quantity said) {
        if (said.form() != Form.NUMBER || said.isPercent()) {
            return false;
        }
        boolean denies = c.claim().has(CueKind.NOT)
                || c.claim().tokens().stream().anyMatch(t -> REST.contains(t.lower()))
                || c.claim().text().contains("其余")
                || c.claim().text().contains("其他");
        for (Statement s : c.evidence().quoted()) {
            List<Quantity> all = s.quantities().stream()
                    .filter(q -> q.form() == Form.NUMBER && !q.isPercent() && q.value() >= 1)
                    .limit(MOST)
                    .toList();
            for (int i = 0; i + 1 < all.size(); i++) {
                Quantity part = all.get(i);
                Quantity whole = all.get(i + 1);
                String between = s.text(part.to(), whole.from());
                boolean of = between.startsWith("of ") && whole.from() - part.to() <= 5;
                boolean within = s.isHan() && between.contains("其中") || isOfThese(s, whole);
                Quantity more = of ? whole : part;
                Quantity less = of ? part : whole;
                boolean rest = (of || within)
                        && more.base() > less.base()
                        && said.comparable(more)
                        && fits(more.base() - less.base(), said);
                if (rest && (denies || isDeniedThere(s, less) || !repeats(s, of ? whole.to() + 1 : less.to()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 其中7款未达标: the passage denies of the part what the claim says of the rest. */
    private boolean isDeniedThere(Statement s, Quantity part) {
        boolean opposite = s.terms().stream()
                .anyMatch(t -> t.side() != 0
                        && t.from() >= part.to()
                        && s.phraseOf(t.from()) == s.phraseOf(part.from())
                        && c.claim().terms().stream().anyMatch(x -> x.key().equals(t.key()) && x.side() == -t.side()));
        return opposite
                || !c.claim().has(CueKind.NOT)
                        && s.cues().stream()
                                .anyMatch(x -> x.is(CueKind.NOT)
                                        && x.from() >= part.to()
                                        && s.phraseOf(x.from()) == s.phraseOf(part.from()));
    }

    /** True if a number is the one that is said, or within the bound that is said of it. */
    private static boolean fits(double value, Quantity said) {
        double ratio = value / said.base();
        return switch (said.bound()) {
            case ABOUT -> Math.abs(ratio - 1) < 0.04;
            case LESS, AT_MOST -> ratio <= 1 && ratio > 0.93;
            case MORE, AT_LEAST -> ratio >= 1 && ratio < 1.07;
            case EXACT -> near(value, said);
        };
    }

    /** "43 species; 29 of these names": the second number is a part of the first. */
    private static boolean isOfThese(Statement s, Quantity part) {
        String next =
                s.text(part.to(), Math.min(s.tokens().size(), part.to() + 2)).toLowerCase(Locale.ROOT);
        return next.equals("of these")
                || next.equals("of them")
                || next.equals("of which")
                || next.equals("of those")
                || next.equals("of whom");
    }

    /** True if the claim has a word that stands behind a place of the sentence, in its clause. */
    private boolean repeats(Statement s, int from) {
        Set<String> keys = c.claim().keys();
        return s.terms().stream()
                .anyMatch(t -> t.from() >= from
                        && s.clauseOf(t.from()) == s.clauseOf(Math.max(0, from - 1))
                        && s.phraseOf(t.from()) == s.phraseOf(Math.max(0, from - 1))
                        && keys.contains(t.key()));
    }

    private static boolean near(double value, Quantity said) {
        return Quantity.close(value, said.base(), 1e-6);
    }
}

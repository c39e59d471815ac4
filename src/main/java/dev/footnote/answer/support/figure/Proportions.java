package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Quantity.Bound;
import dev.footnote.answer.statement.Quantity.Form;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers of a claim that are in proportion to those of a passage: "one in three", "50 kg for 10 kg", and plain differences. */
final class Proportions {

    /** Pairs are tried, so more numbers than these are left alone. */
    private static final int MOST = 40;

    /** Tokens between the two numbers of "seven of the ten". */
    private static final int APART = 5;

    private static final double EXACT = 0.005;
    private static final double ROUNDED = 0.02;
    private static final double ABOUT = 0.06;

    /** How far a share may be from the bound that is said of it. */
    private static final double NEAR = 0.2;

    private static final Set<String> RATES = Set.of("each", "every", "per", "for", "a", "an", "每", "各", "一");

    private static final Set<String> OF = Set.of("of", "out");

    /** Words right before the amount of a change, or right behind it. */
    private static final Set<String> CHANGED = Set.of(
            "by", "more", "less", "fewer", "earlier", "later", "faster", "slower", "longer", "shorter", "higher",
            "lower", "cheaper", "dearer", "older", "younger", "larger", "smaller", "heavier", "lighter", "taller",
            "deeper", "多", "少", "高", "低", "早", "晚", "快", "慢", "长", "短", "增", "减", "降", "涨", "贵", "重", "轻");

    private final Comparison c;

    Proportions(Comparison comparison) {
        this.c = comparison;
    }

    /** Returns true if a number of the claim follows in one of these ways. */
    boolean gives(Quantity said) {
        if (said.form() != Form.NUMBER) {
            return false;
        }
        return isOneIn(said) || isPart(said) || isScaled(said) || isDifference(said);
    }

    /** "About one nest in three", "seven out of ten users": the share stands in the passage, or its part and its whole do. */
    private boolean isOneIn(Quantity said) {
        Statement claim = c.claim();
        List<Quantity> all = claim.quantities();
        for (Quantity part : all) {
            for (Quantity whole : all) {
                boolean pair = part.to() < whole.from()
                        && whole.from() - part.to() <= APART - 1
                        && (part.equals(said) || whole.equals(said))
                        && part.unit() == null
                        && whole.unit() == null
                        && part.value() < whole.value()
                        && isIn(claim, part, whole);
                if (pair && hasShare(part.value() / whole.value(), tolerance(part, whole))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isIn(Statement s, Quantity part, Quantity whole) {
        String before = s.tokens().get(whole.from() - 1).lower();
        boolean out = whole.from() > 1
                && before.equals("of")
                && s.tokens().get(whole.from() - 2).is("out");
        return out || before.equals("in") && part.to() < whole.from();
    }

    private static double tolerance(Quantity part, Quantity whole) {
        boolean about = part.bound() == Bound.ABOUT || whole.bound() == Bound.ABOUT;
        return about ? ABOUT : ROUNDED;
    }

    /** True if a quoted sentence has the share, or a part and a whole of that proportion. */
    private boolean hasShare(double share, double tolerance) {
        for (Statement s : c.evidence().quoted()) {
            boolean given = s.quantities().stream()
                    .anyMatch(q -> (q.isPercent() && Quantity.close(q.value() / 100, share, tolerance))
                            || (q.unit() == null && q.value() < 1 && Quantity.close(q.value(), share, tolerance)));
            if (given || hasPart(s, share, tolerance)) {
                return true;
            }
        }
        return false;
    }

    /** "Of the 640 nests 212 were lost", "212 of the 640", 640个巢，其中212个. */
    private static boolean hasPart(Statement s, double share, double tolerance) {
        List<Quantity> all = counts(s);
        for (Quantity whole : all) {
            for (Quantity part : all) {
                boolean ratio = part.value() < whole.value()
                        && part.comparable(whole)
                        && Quantity.close(part.base() / whole.base(), share, tolerance);
                if (ratio && isOf(s, part, whole)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOf(Statement s, Quantity part, Quantity whole) {
        for (int i = Math.max(0, whole.from() - 3); i < whole.from(); i++) {
            if (OF.contains(s.tokens().get(i).lower())) {
                return true;
            }
        }
        int from = Math.min(whole.to(), part.to());
        int to = Math.max(whole.from(), part.from());
        String between = from <= to ? s.text(from, to).toLowerCase(Locale.ROOT) : "";
        boolean within = WITHIN.stream().anyMatch(between::contains);
        return within || s.isHan() && between.contains("其中") || isFollowed(s, part);
    }

    /** "5,940 of whom". */
    private static boolean isFollowed(Statement s, Quantity part) {
        String next = s.text(part.to(), Math.min(s.tokens().size(), part.to() + 2));
        return WITHIN.contains(next.toLowerCase(Locale.ROOT));
    }

    private static final Set<String> WITHIN =
            Set.of("of which", "of whom", "of these", "of them", "of those", "including");

    private static List<Quantity> counts(Statement s) {
        return s.quantities().stream()
                .filter(q -> q.form() == Form.NUMBER && !q.isPercent() && q.value() >= 1)
                .limit(MOST)
                .toList();
    }

    /** "A third of the nests", "33 percent" where the passage has the part and the whole. */
    private boolean isPart(Quantity said) {
        boolean fraction = said.unit() == null && said.value() > 0 && said.value() < 1;
        if (!fraction && !said.isPercent()) {
            return false;
        }
        double share = said.isPercent() ? said.value() / 100 : said.value();
        double tolerance = said.bound() == Bound.ABOUT ? ABOUT : ROUNDED;
        double middle = said.bound().isUpper()
                ? share * (1 - NEAR / 2)
                : said.bound().isLower() ? share * (1 + NEAR / 2) : share;
        double width = said.bound().isUpper() || said.bound().isLower() ? NEAR / 2 : tolerance;
        return c.evidence().quoted().stream().anyMatch(s -> hasPart(s, middle, width));
    }

    /** "10 kg need 50 kg" where the passage has 5 kg for each kilogram. */
    private boolean isScaled(Quantity said) {
        List<Quantity> mine = counts(c.claim());
        Quantity other = mine.size() == 2 && mine.contains(said) ? mine.get(mine.indexOf(said) == 0 ? 1 : 0) : null;
        if (other == null) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            boolean rate = s.tokens().stream().anyMatch(t -> RATES.contains(t.lower()));
            List<Quantity> all = rate ? counts(s) : List.of();
            for (Quantity a : all) {
                for (Quantity b : all) {
                    boolean fits = !a.equals(b)
                            && (s.isHan()
                                    ? s.text(0, Math.min(a.from(), b.from())).contains("每")
                                    : isRate(s, a, b))
                            && isSame(said, a)
                            && isSame(other, b)
                            && isInOrder(said, other, a, b)
                            && Quantity.close(said.base() * b.base(), other.base() * a.base(), EXACT);
                    if (fits) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The same unit, and where both numbers of the passage have it, the same order. */
    private static boolean isInOrder(Quantity said, Quantity other, Quantity a, Quantity b) {
        boolean apart = a.unit() == null || b.unit() == null || !a.comparable(b);
        return apart
                || said.from() < other.from() == a.from() < b.from()
                || said.base() < other.base() == a.base() < b.base();
    }

    private static boolean isSame(Quantity said, Quantity q) {
        return said.comparable(q) && (said.unit() == null) == (q.unit() == null);
    }

    private static boolean isRate(Statement s, Quantity a, Quantity b) {
        Quantity first = a.from() < b.from() ? a : b;
        Quantity second = first.equals(a) ? b : a;
        return hasRate(s, first) || hasRate(s, second);
    }

    private static boolean hasRate(Statement s, Quantity q) {
        Token before = q.from() > 0 ? s.tokens().get(q.from() - 1) : null;
        return before != null && (before.is("every") || before.is("each") || before.is("per"));
    }

    /** "Cut by £2,250", "29 seconds faster", 少进0.7个: the difference of two numbers of one unit. */
    private boolean isDifference(Quantity said) {
        Token before = at(said.from() - 1);
        Token behind = at(said.to());
        Token next = at(said.to() + 1);
        boolean asks = is(before) || is(behind) || !c.claim().isHan() && is(next) || isHanChange(said);
        if (!asks || said.isPercent()) {
            return false;
        }
        List<Quantity> all = new ArrayList<>();
        c.evidence().quoted().forEach(s -> counts(s, all));
        for (Quantity a : all) {
            for (Quantity b : all) {
                boolean bare = a.unit() == null && b.unit() != null && b.from() - a.to() == 1 && said.comparable(b);
                if (bare && Quantity.close(Math.abs(a.value() - b.value()), b.value() * said.base() / b.base(), 1e-6)) {
                    return true;
                }
                boolean same = a.comparable(b)
                        && (a.unit() == null) == (b.unit() == null)
                        && said.comparable(a)
                        && Quantity.close(Math.abs(a.base() - b.base()), said.base(), 1e-6);
                if (same) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void counts(Statement s, List<Quantity> out) {
        s.quantities().stream()
                .filter(q -> q.form() == Form.NUMBER && !q.isPercent())
                .limit(MOST - out.size())
                .forEach(out::add);
    }

    /** 少进0.7个球, 低5分贝: a word of change within two characters before the number. */
    private boolean isHanChange(Quantity said) {
        return c.claim().isHan() && said.from() > 1 && is(at(said.from() - 2));
    }

    private @Nullable Token at(int index) {
        return index < 0 || index >= c.claim().tokens().size()
                ? null
                : c.claim().tokens().get(index);
    }

    private static boolean is(@Nullable Token t) {
        return t != null && CHANGED.contains(t.lower());
    }
}

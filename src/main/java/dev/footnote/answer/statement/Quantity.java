package dev.footnote.answer.statement;

import org.jspecify.annotations.Nullable;

/**
 * A number of a text with the thing that it counts.
 *
 * @param value in the unit as written
 * @param unit or null if it counts things
 * @param per the unit after "per" or a slash, or null
 * @param form how it was written
 * @param bound exact, at least and so on
 * @param step one half of the last digit that is given, in the unit as written
 * @param from first token
 * @param to token after the last
 * @param text as written
 */
public record Quantity(
        double value,
        @Nullable Unit unit,
        @Nullable Unit per,
        Form form,
        Bound bound,
        double step,
        int from,
        int to,
        String text) {

    private static final double EXACT = 1e-9;

    public enum Form {
        NUMBER,
        /** A word such as "one" or 一, which often counts nothing. */
        VAGUE,
        ORDINAL,
        /** Minutes since midnight. */
        CLOCK
    }

    public enum Bound {
        EXACT,
        ABOUT,
        AT_LEAST,
        MORE,
        AT_MOST,
        LESS;

        public boolean isLower() {
            return this == AT_LEAST || this == MORE;
        }

        public boolean isUpper() {
            return this == AT_MOST || this == LESS;
        }
    }

    public double base() {
        Unit u = unit;
        return u == null ? value : u.base(value);
    }

    /** True if the units allow a comparison: the same dimension, or one is not said. */
    public boolean comparable(Quantity other) {
        Unit a = unit;
        Unit b = other.unit;
        if (a == null || b == null) {
            return (a == null || loose(a)) && (b == null || loose(b)) || a == null && b == null;
        }
        return a.dimension().equals(b.dimension());
    }

    private static boolean loose(Unit unit) {
        return !unit.dimension().equals("percent");
    }

    /** True if both have units that cannot be compared, so that equal figures mean different amounts. */
    public boolean unitsDiffer(Quantity other) {
        Unit a = unit;
        Unit b = other.unit;
        if (a == null || b == null) {
            return (a != null && !loose(a)) || (b != null && !loose(b));
        }
        return !a.dimension().equals(b.dimension()) || !close(a.factor(), b.factor(), EXACT);
    }

    /** True if both are the same amount, however it is written; rounding is allowed where a unit is converted. */
    public boolean sameAmount(Quantity other) {
        Unit a = unit;
        Unit b = other.unit;
        if (form == Form.CLOCK || other.form == Form.CLOCK) {
            return form == other.form && close(value, other.value, EXACT);
        }
        if (a == null || b == null) {
            boolean percent = (a != null && !loose(a)) || (b != null && !loose(b));
            return percent ? asShare(other) : near(value, other.value, other);
        }
        if (!a.dimension().equals(b.dimension())) {
            return false;
        }
        if (close(a.factor(), b.factor(), EXACT) && a.offset() == b.offset()) {
            return near(value, other.value, other);
        }
        double tolerance = Math.max(step * a.factor(), other.step * b.factor());
        return close(base(), other.base(), 1e-6)
                || (Math.abs(base() - other.base()) <= tolerance * 1.01
                        && Math.abs(base() - other.base()) < 0.05 * Math.abs(base()));
    }

    /** 25 % and 0.25, or a third and 33 %. */
    private boolean asShare(Quantity other) {
        Quantity percent = unit != null && !loose(unit) ? this : other;
        Quantity plain = percent.equals(this) ? other : this;
        double fraction = plain.value * 100;
        return plain.unit == null
                && plain.value <= 1
                && (plain.form == Form.NUMBER || plain.form == Form.VAGUE && close(plain.value, 0.5, EXACT))
                && plain.value != Math.rint(plain.value)
                && Math.abs(fraction - percent.value) <= Math.max(percent.step, 1e-9);
    }

    private boolean near(double a, double b, Quantity other) {
        if (close(a, b, EXACT)) {
            return true;
        }
        boolean fraction = isThird() || other.isThird();
        return fraction && Math.abs(a - b) <= Math.max(step, other.step);
    }

    /** A fraction in words that no decimal gives exactly. */
    private boolean isThird() {
        double thirds = value * 3;
        double sevenths = value * 7;
        return value < 1
                && value != 0
                && (close(thirds, Math.rint(thirds), EXACT) || close(sevenths, Math.rint(sevenths), EXACT));
    }

    public static boolean close(double a, double b, double relative) {
        return Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b));
    }

    public boolean isPercent() {
        return unit != null && unit.dimension().equals("percent");
    }

    /** Returns the same number of a unit. */
    Quantity in(Unit of) {
        return new Quantity(value, of, per, form, bound, step, from, to, text);
    }

    public Quantity bounded(Bound by) {
        return new Quantity(value, unit, per, form, by, step, from, to, text);
    }
}

package dev.footnote.page.css;

import java.util.function.DoubleBinaryOperator;
import java.util.regex.Pattern;

/** Reads lengths of CSS as CSS pixels on a screen of 1280 by 900. */
final class CssLength {

    static final double WIDTH = 1280;
    static final double HEIGHT = 900;
    private static final double FONT = 16;

    private static final Pattern PARTS = Pattern.compile(",");

    private CssLength() {}

    /**
     * Returns a length in pixels.
     *
     * @param text such as {@code -9999px} or {@code 2.5em}
     * @param font what one em is
     * @param whole what 100% is
     * @return not a number where the text is no plain length
     */
    static double pixels(String text, double font, double whole) {
        int open = text.indexOf('(');
        if (open < 3 || !text.endsWith(")")) {
            return plain(text, font, whole);
        }
        String inside = text.substring(open + 1, text.length() - 1).strip();
        return switch (text.substring(0, open)) {
            case "calc" -> sum(inside, font, whole);
            case "min" -> of(inside, font, whole, Math::min);
            case "max" -> of(inside, font, whole, Math::max);
            case "clamp" -> clamp(inside, font, whole);
            default -> Double.NaN;
        };
    }

    private static double of(String list, double font, double whole, DoubleBinaryOperator better) {
        double out = Double.NaN;
        for (String part : PARTS.split(list, 10)) {
            double one = sum(part.strip(), font, whole);
            out = Double.isNaN(out) ? one : better.applyAsDouble(out, one);
        }
        return out;
    }

    private static double clamp(String list, double font, double whole) {
        String[] parts = PARTS.split(list, 4);
        return parts.length != 3
                ? Double.NaN
                : Math.max(
                        sum(parts[0].strip(), font, whole),
                        Math.min(sum(parts[1].strip(), font, whole), sum(parts[2].strip(), font, whole)));
    }

    /** Returns two lengths with a plus or minus between them, or a product with a plain number. */
    private static double sum(String text, double font, double whole) {
        int at = text.indexOf(' ');
        if (text.indexOf('(') >= 0) {
            return Double.NaN;
        }
        if (at < 0 || at + 2 >= text.length()) {
            return plain(text, font, whole);
        }
        String one = text.substring(0, at);
        String two = text.substring(at + 2).strip();
        return switch (text.charAt(at + 1)) {
            case '+' -> plain(one, font, whole) + plain(two, font, whole);
            case '-' -> plain(one, font, whole) - plain(two, font, whole);
            case '*' ->
                Double.isNaN(number(one))
                        ? plain(one, font, whole) * number(two)
                        : number(one) * plain(two, font, whole);
            default -> Double.NaN;
        };
    }

    private static double plain(String text, double font, double whole) {
        int end = 0;
        while (end < text.length() && isNumeric(text, end)) {
            end++;
        }
        double number = number(text.substring(0, end));
        String rest = text.substring(end).strip();
        int blank = rest.indexOf(' ');
        return number * unit(blank < 0 ? rest : rest.substring(0, blank), number, font, whole);
    }

    private static boolean isNumeric(String text, int at) {
        char c = text.charAt(at);
        boolean exponent = c == 'e' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        return (c >= '0' && c <= '9') || c == '.' || (at == 0 && (c == '-' || c == '+')) || exponent;
    }

    private static double unit(String name, double number, double font, double whole) {
        return switch (name) {
            case "px" -> 1;
            case "em", "ex", "ch" -> font;
            case "rem" -> FONT;
            case "pt" -> 4.0 / 3;
            case "cm" -> 37.8;
            case "mm" -> 3.78;
            case "in" -> 96;
            case "vw", "dvw", "svw", "lvw", "vmax" -> WIDTH / 100;
            case "vh", "dvh", "svh", "lvh", "vmin" -> HEIGHT / 100;
            case "%" -> whole / 100;
            default -> name.isEmpty() && number == 0 ? 1 : Double.NaN;
        };
    }

    /** Returns a plain number, or not a number. */
    static double number(String text) {
        if (text.isEmpty() || text.length() > 20) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}

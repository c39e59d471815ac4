package dev.footnote.answer.statement;

/** Numbers that are written in digits with separators, and the half of their last digit. */
final class Digits {

    private Digits() {}

    /**
     * Returns the value of a number token.
     *
     * @param text digits with points, commas or apostrophes, perhaps an exponent
     * @param decimalComma true if the language writes 3,5 and 412.000
     */
    static double value(String text, boolean decimalComma) {
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (e > 0) {
            double exponent = Double.parseDouble(text.substring(e + 1));
            return value(text.substring(0, e), decimalComma) * Math.pow(10, Math.max(-300, Math.min(300, exponent)));
        }
        return Double.parseDouble(plain(text, decimalComma));
    }

    /** Returns one half of the last digit's place, for rounding: 0.05 for 3.5, 500 for 12,000. */
    static double step(String text, boolean decimalComma) {
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        String plain = plain(e > 0 ? text.substring(0, e) : text, decimalComma);
        int point = plain.indexOf('.');
        if (point >= 0) {
            return 0.5 * Math.pow(10, point - plain.length() + 1.0);
        }
        int zeros = 0;
        while (zeros < plain.length() - 1 && plain.charAt(plain.length() - 1 - zeros) == '0') {
            zeros++;
        }
        return 0.5 * Math.pow(10, zeros);
    }

    /** The number with a decimal point only. Two kinds of separators: the last one is the decimal one. */
    private static String plain(String text, boolean decimalComma) {
        String bare = text.replace("'", "");
        int comma = bare.lastIndexOf(',');
        int point = bare.lastIndexOf('.');
        char decimal = decimal(bare, comma, point, decimalComma);
        StringBuilder out = new StringBuilder();
        int last = decimal == ' ' ? -1 : bare.lastIndexOf(decimal);
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (Character.isDigit(c)) {
                out.append(c);
            } else if (i == last) {
                out.append('.');
            }
        }
        return out.indexOf(".") == 0 ? "0" + out : out.toString();
    }

    /** The decimal separator, or a blank if there is none. */
    private static char decimal(String bare, int comma, int point, boolean decimalComma) {
        if (comma >= 0 && point >= 0) {
            return comma > point ? ',' : '.';
        }
        if (comma >= 0) {
            return isGrouped(bare, ',') && (!decimalComma || bare.indexOf(',') != comma) ? ' ' : ',';
        }
        boolean groups = point >= 0 && isGrouped(bare, '.') && (decimalComma || bare.indexOf('.') != point);
        return point < 0 || groups ? ' ' : '.';
    }

    /** True if every separator is followed by three digits, or two as in 1,20,000. */
    private static boolean isGrouped(String text, char separator) {
        String[] parts = text.split(separator == ',' ? "," : "\\.", -1);
        if (parts[0].isEmpty() || parts[0].length() > 3 || parts[0].equals("0")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            boolean lakh = parts[i].length() == 2 && i < parts.length - 1;
            if (parts[i].length() != 3 && !lakh) {
                return false;
            }
        }
        return true;
    }
}

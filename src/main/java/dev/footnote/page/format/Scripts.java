package dev.footnote.page.format;

/** Writes raised and lowered text in a plain text, so that ten to the fifth power does not become 105. */
public final class Scripts {

    private static final String PLAIN = "0123456789+-\u2212=()ni";
    private static final String RAISED =
            "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079\u207A\u207B\u207B\u207C\u207D\u207E\u207F\u2071";
    private static final String LOWERED_PLAIN = "0123456789+-\u2212=()";
    private static final String LOWERED =
            "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208A\u208B\u208B\u208C\u208D\u208E";

    private Scripts() {}

    /** Returns a raised text: raised digits and signs where all of it has them, words such as "st" as they are, else after a caret. */
    public static String raised(String text, String before) {
        String core = text.strip();
        String mapped = mapped(core, PLAIN, RAISED);
        if (core.isEmpty() || mapped.length() == core.length()) {
            return text.replace(core, mapped);
        }
        return core.startsWith("[") || isOrdinal(core, before) ? text : text.replace(core, '^' + grouped(core));
    }

    /** Returns a lowered text: lowered digits and signs where all of it has them, else after an underscore. */
    public static String lowered(String text) {
        String core = text.strip();
        String mapped = mapped(core, LOWERED_PLAIN, LOWERED);
        return text.replace(core, mapped.length() == core.length() ? mapped : '_' + grouped(core));
    }

    private static String grouped(String core) {
        return core.codePointCount(0, core.length()) == 1 ? core : "(" + core + ")";
    }

    /** Letters after a number or a word, as in 1st or M<sup>me</sup>, are read the same in a line; after a number single ones are powers. */
    private static boolean isOrdinal(String core, String before) {
        if (!core.chars().allMatch(c -> Character.isLetter(c) || c == '.' || c == '\u2122' || c == '\u00AE')) {
            return core.chars().noneMatch(Character::isLetterOrDigit);
        }
        boolean afterDigit = !before.isEmpty() && Character.isDigit(before.charAt(before.length() - 1));
        return core.length() > 1 || !afterDigit || "\u00BA\u00AA\u00B0\u2122\u00AE".contains(core);
    }

    /** Returns the empty text where a character has no counterpart. */
    private static String mapped(String text, String from, String to) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = from.indexOf(text.charAt(i));
            if (at < 0) {
                return "";
            }
            out.append(to.charAt(at));
        }
        return out.toString();
    }
}

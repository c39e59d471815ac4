package dev.footnote.answer.statement;

import dev.footnote.text.Languages;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A unit of a text: a word, a Han character, a number in digits, or a mark.
 *
 * @param kind its kind
 * @param text as written
 * @param lower in small letters, without a possessive ending
 * @param stem the part that the forms of an English word share, else as {@code lower}
 * @param start where it begins, UTF-16 units
 * @param end where it ends
 */
public record Token(Kind kind, String text, String lower, String stem, int start, int end) {

    private static final String FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞";

    public enum Kind {
        WORD,
        HAN,
        NUMBER,
        MARK
    }

    public boolean is(String word) {
        return lower.equals(word);
    }

    public boolean isWordOrHan() {
        return kind == Kind.WORD || kind == Kind.HAN;
    }

    public boolean startsUpper() {
        return kind == Kind.WORD && text.codePoints().limit(2).anyMatch(Character::isUpperCase);
    }

    /** Returns the tokens of a text, white space left out. */
    public static List<Token> of(String text) {
        List<Token> out = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int cp = text.codePointAt(i);
            int next = i + Character.charCount(cp);
            if (Character.isWhitespace(cp) || cp == 0xA0 || cp == 0x3000) {
                i = next;
                continue;
            }
            boolean point = cp == '.' && next < text.length() && isDigit(text, next) && !follows(out, i);
            if (Character.isDigit(cp) || point) {
                next = endOfNumber(text, next);
                out.add(plain(Kind.NUMBER, ascii(text.substring(i, next)), i, next));
            } else if (Languages.isHan(cp) || cp == '〇') {
                out.add(plain(Kind.HAN, text.substring(i, next), i, next));
            } else if (Character.isLetter(cp)) {
                next = endOfWord(text, next);
                out.add(word(text.substring(i, next), i, next));
            } else {
                out.add(plain(Kind.MARK, text.substring(i, next), i, next));
            }
            i = next;
        }
        return out;
    }

    private static boolean follows(List<Token> out, int at) {
        return !out.isEmpty()
                && out.get(out.size() - 1).end() == at
                && out.get(out.size() - 1).kind() != Kind.MARK;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static Token plain(Kind kind, String text, int start, int end) {
        Kind real = FRACTIONS.contains(text) ? Kind.NUMBER : kind;
        return new Token(real, text, text, text, start, end);
    }

    private static Token word(String text, int start, int end) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith("'s")) {
            lower = lower.substring(0, lower.length() - 2);
        } else if (lower.endsWith("'")) {
            lower = lower.substring(0, lower.length() - 1);
        }
        lower = Words.withoutAccents(lower);
        return new Token(Kind.WORD, text, lower, Words.stem(lower), start, end);
    }

    /** Digits with points, commas, colons and apostrophes between them, and an exponent such as e5. */
    private static int endOfNumber(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean between = (c == '.' || c == ',' || c == ':' || c == '\'') && isDigit(text, i + 1);
            if (!Character.isDigit(c) && !between) {
                break;
            }
            i++;
        }
        if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int j = i + 1;
            j += j < text.length() && (text.charAt(j) == '-' || text.charAt(j) == '+') ? 1 : 0;
            int digits = j;
            while (isDigit(text, j)) {
                j++;
            }
            boolean whole = j > digits && (j == text.length() || !Character.isLetter(text.charAt(j)));
            i = whole ? j : i;
        }
        return i;
    }

    private static int endOfWord(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int cp = text.codePointAt(i);
            boolean inside = (Character.isLetterOrDigit(cp)
                            && !Languages.isHan(cp)
                            && !FRACTIONS.contains(Character.toString(cp)))
                    || cp == '_'
                    || cp == '²'
                    || cp == '³'
                    || Character.getType(cp) == Character.NON_SPACING_MARK
                    || apostrophe(text, i);
            if (!inside) {
                break;
            }
            i += Character.charCount(cp);
        }
        return i;
    }

    private static boolean apostrophe(String text, int at) {
        return text.charAt(at) == '\''
                && ((at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) || text.charAt(at - 1) == 's');
    }

    private static String ascii(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (c > 0x7F && Character.isDigit(c)) {
                out.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            }
        }
        return out.toString();
    }
}

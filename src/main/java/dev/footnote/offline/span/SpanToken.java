package dev.footnote.offline.span;

import dev.footnote.text.Languages;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word or mark of a sentence.
 *
 * @param start offset in the sentence
 * @param end offset behind it
 * @param lower in small letters
 * @param stem of a word; the mark itself otherwise
 * @param kind the kind of its characters
 * @param tag part of speech of a Chinese word; empty if unknown
 */
record SpanToken(int start, int end, String lower, String stem, Kind kind, String tag) {

    /** Made for the first Chinese text: its dictionaries are large. */
    private static final class Chinese {
        static final Segmenter SEGMENTER = Segmenter.best();
    }

    /** The kind of a token's characters. */
    enum Kind {
        WORD,
        CAPITAL,
        NUMBER,
        HAN,
        MARK
    }

    /** Marks that join letters into one word, as in "Saint-Denis" and "O'Hara". */
    private static final String JOINERS = "-'’&.";

    boolean isStop() {
        return kind != Kind.MARK && Words.isStop(lower);
    }

    boolean isMark() {
        return kind == Kind.MARK;
    }

    boolean isCapital() {
        return kind == Kind.CAPITAL;
    }

    /** Returns the tokens of a sentence in order; white space is none. */
    static List<SpanToken> of(String text) {
        List<Segmenter.Word> han = Languages.hasHan(text) ? Chinese.SEGMENTER.cut(text) : List.of();
        List<SpanToken> out = new ArrayList<>();
        int next = 0;
        int i = 0;
        while (i < text.length()) {
            while (next < han.size() && han.get(next).start() < i) {
                next++;
            }
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            if (next < han.size() && han.get(next).start() == i) {
                end = han.get(next).end();
                String written = text.substring(i, end);
                out.add(new SpanToken(
                        i, end, written, written, Kind.HAN, han.get(next).tag()));
            } else if (Languages.isHan(c)) {
                String written = text.substring(i, end);
                out.add(new SpanToken(i, end, written, written, Kind.HAN, ""));
            } else if (Character.isLetterOrDigit(c)) {
                end = endOfWord(text, end);
                out.add(word(text, i, end));
            } else if (!Character.isWhitespace(c) && c != 0xA0) {
                String mark = text.substring(i, end);
                out.add(new SpanToken(i, end, mark, mark, Kind.MARK, ""));
            }
            i = end;
        }
        return out;
    }

    private static int endOfWord(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
            boolean inside = (Character.isLetterOrDigit(c) && !Languages.isHan(c)) || mark || joins(text, i);
            if (!inside) {
                return i;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    /** A joiner between two letters, and the point or comma within a number; the point of an initial belongs to it. */
    private static boolean joins(String text, int at) {
        char c = text.charAt(at);
        char left = text.charAt(at - 1);
        char right = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (Character.isDigit(left) && Character.isDigit(right)) {
            return c == '.' || c == ',' || c == ':' || c == '_';
        }
        if (c == '.' && Character.isUpperCase(left) && (at < 2 || !Character.isLetter(text.charAt(at - 2)))) {
            return true;
        }
        return JOINERS.indexOf(c) >= 0
                && Character.isLetterOrDigit(left)
                && Character.isLetterOrDigit(right)
                && !Languages.isHan(right)
                && !(c == '.' && Character.isLowerCase(left))
                && !possessive(text, at);
    }

    /** True at the apostrophe of "'s" that ends a word. */
    private static boolean possessive(String text, int at) {
        char c = text.charAt(at);
        return (c == '\'' || c == '’')
                && text.startsWith("s", at + 1)
                && (at + 2 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 2)));
    }

    private static SpanToken word(String text, int start, int end) {
        String written = text.substring(start, end);
        String lower = written.toLowerCase(Locale.ROOT);
        int first = written.codePointAt(0);
        Kind kind = Character.isDigit(first) ? Kind.NUMBER : capital(written) ? Kind.CAPITAL : Kind.WORD;
        return new SpanToken(start, end, lower, Words.stem(Words.withoutAccents(lower)), kind, "");
    }

    private static boolean capital(String word) {
        return Character.isUpperCase(word.codePointAt(0))
                || (word.length() > 1 && Character.isUpperCase(word.charAt(1)));
    }
}

package dev.footnote.answer.quote;

import dev.footnote.text.Negations;
import dev.footnote.text.NormalText;
import java.util.Locale;
import java.util.Set;

/** Tells whether a stretch of a text may be cut out as a quote: not within a word or number, not right after its "not". */
public final class WordBoundaries {

    /** A fault of a stretch. */
    public enum Flaw {
        /** It begins or ends within a word or a number. */
        TORN,
        /** The word just outside of it negates it. */
        NEGATED,
        /** Its dots stand for a part of its sentence. */
        OMITTED,
        /** It runs over the end of a table row or of a heading as if there were none. */
        JOINED
    }

    /** What holds the digits of one number, date or range together. */
    private static final String JOINTS = ".,':/-^·\u066B\u066C";

    private static final String HYPHENS = "-\u2010\u2011";
    private static final String HAN_NUMERALS = "〇零一二三四五六七八九十百千万萬亿億两兩";
    private static final String HAN_SCALES = "百千万萬亿億";
    private static final Set<String> SCALES =
            Set.of("hundred", "thousand", "million", "billion", "trillion", "percent", "per");

    /** What an apostrophe joins to an English word; after others, as in l'Académie, a word begins. */
    private static final Set<String> ENCLITICS = Set.of("t", "s", "d", "m", "ll", "re", "ve");

    private final String original;
    private final NormalText normal;
    private final String text;

    WordBoundaries(String original, NormalText normal) {
        this.original = original;
        this.normal = normal;
        this.text = normal.text();
    }

    /** True if the normal form may be cut before {@code start}: no word or number is torn. */
    boolean startsClean(int start) {
        if (start == 0) {
            return true;
        }
        if (DateEdges.isDivided(text, start)) {
            return false;
        }
        if (isBlankBefore(start)) {
            return true;
        }
        int before = text.codePointBefore(start);
        int first = text.codePointAt(start);
        int outerAt = start - Character.charCount(before);
        int outer = outerAt > 0 ? text.codePointBefore(outerAt) : ' ';
        boolean raised = Character.getType(first) == Character.OTHER_NUMBER && Character.isLetter(before);
        if (raised || isOne(before, first) || isHyphenated(outer, outerAt, first)) {
            return false;
        }
        if (before == '\'' && Character.isLetter(outer) && ENCLITICS.contains(wordFrom(start))) {
            return false;
        }
        if (Character.isDigit(before) && (HAN_SCALES.indexOf(first) >= 0 || first == '%' || first == '‰')) {
            return false;
        }
        if (!Character.isDigit(first)) {
            return true;
        }
        boolean joined = JOINTS.indexOf(before) >= 0 && Character.isDigit(outer);
        boolean negative = before == '-' && !Character.isLetterOrDigit(outer);
        return !joined && !negative && !isCurrency(before) && !isGrouped(outerAt);
    }

    /** True if the normal form may be cut before {@code end}. */
    boolean endsClean(int end) {
        if (end == text.length()) {
            return true;
        }
        if (DateEdges.isDivided(text, end)) {
            return false;
        }
        if (isBlankBefore(end)) {
            return true;
        }
        int last = text.codePointBefore(end);
        int next = text.codePointAt(end);
        int beyondAt = end + Character.charCount(next);
        int beyond = beyondAt < text.length() ? text.codePointAt(beyondAt) : ' ';
        if (isOne(last, next) || isHyphenated(last, end, beyond)) {
            return false;
        }
        if (next == '\'' && Character.isLetter(last) && Character.isLetter(beyond)) {
            return wordFrom(beyondAt).equals("s");
        }
        if (!Character.isDigit(last)) {
            return true;
        }
        boolean joined = JOINTS.indexOf(next) >= 0 && Character.isDigit(beyond);
        boolean scaled = next == '%' || next == '‰' || isCurrency(next) || HAN_SCALES.indexOf(next) >= 0;
        boolean scaledByWord = next == ' ' && SCALES.contains(wordFrom(beyondAt));
        return !joined && !scaled && !scaledByWord && !isGrouped(end);
    }

    /** True if the normal form has dropped a blank there, as it does beside Han characters. */
    private boolean isBlankBefore(int at) {
        int to = normal.originalStart(at);
        for (int i = normal.originalEnd(at - 1); i < to; i++) {
            if (Character.isWhitespace(original.charAt(i)) || Character.isSpaceChar(original.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** True for the parts of one word or number. */
    private static boolean isOne(int left, int right) {
        return (inWord(left) && inWord(right))
                || (inNumber(left) && inNumber(right))
                || (HAN_NUMERALS.indexOf(left) >= 0 && HAN_NUMERALS.indexOf(right) >= 0);
    }

    private boolean isHyphenated(int left, int hyphenAt, int right) {
        return text.charAt(hyphenAt) == '-'
                && HYPHENS.indexOf(original.charAt(normal.originalStart(hyphenAt))) >= 0
                && Character.isLetterOrDigit(left)
                && Character.isLetterOrDigit(right);
    }

    /** True for the blank in 12 742: at most three digits before it, three after it. */
    private boolean isGrouped(int blankAt) {
        if (text.charAt(blankAt) != ' ' || original.charAt(normal.originalStart(blankAt)) == '\n') {
            return false;
        }
        int left = 0;
        while (left < 4 && blankAt - left > 0 && Character.isDigit(text.charAt(blankAt - left - 1))) {
            left++;
        }
        int right = 0;
        while (right < 4
                && blankAt + right + 1 < text.length()
                && Character.isDigit(text.charAt(blankAt + right + 1))) {
            right++;
        }
        return left >= 1 && left <= 3 && right == 3;
    }

    private static boolean isCurrency(int cp) {
        return Character.getType(cp) == Character.CURRENCY_SYMBOL;
    }

    private static boolean inNumber(int cp) {
        int type = Character.getType(cp);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.OTHER_NUMBER
                || type == Character.LETTER_NUMBER;
    }

    /** Letters and digits of scripts that put spaces between words. */
    static boolean inWord(int cp) {
        if (!Character.isLetterOrDigit(cp) || Character.isIdeographic(cp)) {
            return false;
        }
        if (cp < 0xE00) {
            return true;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(cp);
        return switch (script) {
            case HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN, HANGUL -> false;
            default -> script != Character.UnicodeScript.COMMON || Character.isDigit(cp);
        };
    }

    /** True if the words just outside of the stretch turn its meaning round. */
    boolean isNegated(int start, int end) {
        return isNegatedBefore(start) || isNegatedAfter(end);
    }

    private boolean isNegatedBefore(int start) {
        if (start == 0 || !Character.isLetterOrDigit(text.codePointAt(start)) || isParagraphBetween(start)) {
            return false;
        }
        char before = text.charAt(start - 1);
        if (before != ' ') {
            return Negations.HAN_BEFORE.indexOf(before) >= 0
                    || Negations.LONG_HAN_BEFORE.stream()
                            .anyMatch(word -> text.startsWith(word, start - word.length()));
        }
        int from = start - 1;
        while (from > 0 && start - from < 20 && isLetterOrApostrophe(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, start - 1).toLowerCase(Locale.ROOT);
        return Negations.BEFORE.contains(word) || word.endsWith("n't");
    }

    private boolean isNegatedAfter(int end) {
        if (end >= text.length()
                || !Character.isLetterOrDigit(text.codePointBefore(end))
                || isParagraphBetween(end + 1)) {
            return false;
        }
        return text.charAt(end) == ' '
                ? Negations.AFTER.contains(wordFrom(end + 1))
                : Negations.KANA_AFTER.stream().anyMatch(word -> text.startsWith(word, end));
    }

    /** True if a blank line stands in the original before a unit: what is beyond it belongs to another sentence. */
    private boolean isParagraphBetween(int at) {
        int lines = 0;
        int i = at < text.length() ? normal.originalStart(at) - 1 : -1;
        while (i >= 0 && Character.isWhitespace(original.charAt(i))) {
            lines += original.charAt(i) == '\n' ? 1 : 0;
            i--;
        }
        return lines > 1;
    }

    private String wordFrom(int start) {
        int end = start;
        while (end < text.length() && end - start < 20 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isLetterOrApostrophe(char c) {
        return Character.isLetter(c) || c == '\'';
    }
}

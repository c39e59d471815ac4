package dev.footnote.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The words of a text: runs of letters and digits in small letters, Chinese ones as a dictionary segments them. Stateless, safe for many
 * threads.
 */
public final class Words {

    private static final Analyzer CHINESE = new SmartChineseAnalyzer(false);

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    /** Where chat logs and programs join the words of a name. */
    private static final Pattern JOINED = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu}\\p{Ll})");

    /** Digits between two commas of a number. */
    private static final int GROUP = 3;

    private Words() {}

    /**
     * All words in order.
     *
     * @param text any; English and Chinese may be mixed
     * @return in small letters, width forms folded; a possessive {@code 's} is left off, {@code 3.14} and {@code 1,234} stay whole; a
     *     joined name such as {@code JaneDoe} is followed by its parts
     */
    public static List<String> of(String text) {
        return of(text, Words::segment);
    }

    /**
     * The words in order that are not Chinese. The dictionary of Chinese words is not needed for it.
     *
     * @param text any; English and Chinese may be mixed
     * @return as {@link #of(String)} has them
     */
    public static List<String> outsideHan(String text) {
        return of(text, (han, out) -> {});
    }

    private static List<String> of(String text, BiConsumer<String, List<String>> chinese) {
        String plain = narrow(text);
        List<String> out = new ArrayList<>();
        int i = 0;
        while (i < plain.length()) {
            int c = plain.codePointAt(i);
            int end = i + Character.charCount(c);
            if (Languages.isHan(c)) {
                while (end < plain.length() && Languages.isHan(plain.codePointAt(end))) {
                    end += Character.charCount(plain.codePointAt(end));
                }
                chinese.accept(plain.substring(i, end), out);
            } else if (Character.isLetterOrDigit(c)) {
                end = endOfWord(plain, end);
                addWord(plain.substring(i, end), out);
            }
            i = end;
        }
        return Collections.unmodifiableList(out);
    }

    /**
     * The words that carry meaning: all but the stop words.
     *
     * @param text any
     */
    public static List<String> content(String text) {
        return of(text).stream().filter(word -> !isStop(word)).toList();
    }

    /**
     * True for a word that nearly every text has.
     *
     * @param word in small letters
     */
    public static boolean isStop(String word) {
        return StopWords.ENGLISH.contains(word) || StopWords.CHINESE.contains(word);
    }

    /**
     * The part that a word's forms share.
     *
     * @param word in small letters
     * @return for plain Latin words by the English Snowball rules; any other word as it is
     */
    public static String stem(String word) {
        if (word.length() < 3 || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return word;
        }
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /**
     * A word without its accents, as people type it.
     *
     * @param word any
     */
    public static String withoutAccents(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0xC0 && word.charAt(i) < 0x250) {
                return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                        .replaceAll("");
            }
        }
        return word;
    }

    /** NFC, ASCII for width forms. */
    private static String narrow(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            out.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c == '’' ? '\'' : c);
        }
        return out.toString();
    }

    private static int endOfWord(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean inside = (Character.isLetterOrDigit(c) && !Languages.isHan(c))
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK
                    || joins(text, i);
            if (!inside) {
                return i;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    /** An apostrophe between letters; a point or comma between digits, the comma only before three of them. */
    private static boolean joins(String text, int at) {
        char c = text.charAt(at);
        if (at + 1 >= text.length()) {
            return false;
        }
        char left = text.charAt(at - 1);
        char right = text.charAt(at + 1);
        if (c == '\'') {
            return Character.isLetter(left) && Character.isLetter(right);
        }
        boolean digits = Character.isDigit(left) && Character.isDigit(right);
        return digits && (c == '.' || c == ',' && digits(text, at, 1) == GROUP && digits(text, at, -1) <= GROUP);
    }

    /** How many digits stand next to a place on one side; no more than one over a group are counted. */
    private static int digits(String text, int at, int step) {
        int count = 0;
        for (int i = at + step; i >= 0 && i < text.length() && count <= GROUP; i += step) {
            if (!Character.isDigit(text.charAt(i))) {
                break;
            }
            count++;
        }
        return count;
    }

    private static void addWord(String word, List<String> out) {
        String plain = word.endsWith("'s") || word.endsWith("'S") ? word.substring(0, word.length() - 2) : word;
        String small = plain.toLowerCase(Locale.ROOT);
        out.add(Character.isDigit(small.charAt(0)) ? small.replace(",", "") : small);
        String[] parts = JOINED.split(plain, -1);
        if (parts.length > 1 && parts[0].length() > 1) {
            for (String part : parts) {
                out.add(part.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void segment(String han, List<String> out) {
        if (han.length() == 1) {
            out.add(han);
            return;
        }
        try (TokenStream stream = CHINESE.tokenStream("han", han)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                out.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
    }

    /**
     * Returns the end of a run of letters and digits that is no Han text.
     *
     * @param text any
     * @param from an offset within the run, UTF-16 units
     */
    public static int end(String text, int from) {
        int end = from;
        while (end < text.length()) {
            int cp = text.codePointAt(end);
            if (!Character.isLetterOrDigit(cp) || Character.isIdeographic(cp)) {
                break;
            }
            end += Character.charCount(cp);
        }
        return end;
    }
}

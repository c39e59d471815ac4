package dev.footnote.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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

    private Words() {}

    /**
     * All words in order.
     *
     * @param text any; English and Chinese may be mixed
     * @return in small letters, width forms folded; a possessive {@code 's} is left off, {@code 3.14} and {@code 1,234} stay whole
     */
    public static List<String> of(String text) {
        String plain = fold(text);
        List<String> out = new ArrayList<>();
        int i = 0;
        while (i < plain.length()) {
            int c = plain.codePointAt(i);
            int end = i + Character.charCount(c);
            if (Languages.isHan(c)) {
                while (end < plain.length() && Languages.isHan(plain.codePointAt(end))) {
                    end += Character.charCount(plain.codePointAt(end));
                }
                segment(plain.substring(i, end), out);
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

    /** NFC, small letters, ASCII for width forms; accents stay. */
    private static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            out.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c == '’' ? '\'' : c);
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static int endOfWord(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean inside = (Character.isLetterOrDigit(c) && !Languages.isHan(c))
                    || Character.getType(c) == Character.NON_SPACING_MARK
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
        return digits && (c == '.' || (c == ',' && at + 3 < text.length() && Character.isDigit(text.charAt(at + 3))));
    }

    private static void addWord(String word, List<String> out) {
        String plain = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        out.add(Character.isDigit(plain.charAt(0)) ? plain.replace(",", "") : plain);
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
}

package dev.footnote.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a text; Chinese is segmented by a dictionary. Safe for many threads. */
public final class Words {

    private static final Set<String> STOP =
            Set.of(("a an the of and or to in on at by for from with as is are was were be been being am do does did"
                            + " has have had having that this these those it its he she they them his her their we you i me my our your who whom"
                            + " whose which what when where why how than then there here not no nor but if so such into over under about after"
                            + " before between during through up down out off again further once both each few more most other some only own same"
                            + " too very can will just should now also s t would could may might must shall us name called many much"
                            + " 的 了 是 在 和 与 或 及 也 都 就 而 被 把 对 从 到 由 于 之 其 这 那 该 哪 哪个 哪些 哪里 谁 什么 怎么 怎样 如何 为什么 几"
                            + " 多少 吗 呢 吧 啊 着 过 地 得 我 你 他 她 它 我们 你们 他们 一个 个 有 为 以 上 下 中 时 时候 何时 何 请问 请 是否 什么样")
                    .split(" "));
    private static final SmartChineseAnalyzer CHINESE = new SmartChineseAnalyzer(CharArraySet.EMPTY_SET);

    private Words() {}

    /**
     * All words in order, lower case.
     *
     * @param text any text
     */
    public static List<String> of(String text) {
        List<String> out = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int cp = text.codePointAt(i);
            int start = i;
            if (Languages.isHan(cp)) {
                while (i < text.length() && Languages.isHan(text.codePointAt(i))) {
                    i += Character.charCount(text.codePointAt(i));
                }
                chinese(text.substring(start, i), out);
            } else if (Character.isLetterOrDigit(cp)) {
                while (i < text.length() && inWord(text, i, start)) {
                    i += Character.charCount(text.codePointAt(i));
                }
                out.add(text.substring(start, i).toLowerCase(Locale.ROOT));
            } else {
                i += Character.charCount(cp);
            }
        }
        return out;
    }

    private static boolean inWord(String text, int i, int start) {
        int cp = text.codePointAt(i);
        if (Character.isLetterOrDigit(cp) && !Languages.isHan(cp)) {
            return true;
        }
        // "1,234.5" is one word, "end.Next" is two.
        boolean digitBefore = i > start && Character.isDigit(text.charAt(i - 1));
        boolean digitAfter = i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
        return (cp == '.' || cp == ',') && digitBefore && digitAfter;
    }

    private static void chinese(String run, List<String> out) {
        try (TokenStream tokens = CHINESE.tokenStream("", new StringReader(run))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                out.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from a string cannot fail", e);
        }
    }

    /**
     * The words that carry meaning: no stop words, no single Latin letters.
     *
     * @param text any text
     */
    public static List<String> content(String text) {
        return of(text).stream()
                .filter(word -> !STOP.contains(word))
                .filter(word -> word.length() > 1 || Character.isDigit(word.charAt(0)) || Languages.hasHan(word))
                .toList();
    }

    /**
     * True for words without meaning of their own, question words among them.
     *
     * @param word lower case
     */
    public static boolean isStop(String word) {
        return STOP.contains(word);
    }

    /**
     * A word without common English endings, so that forms of one word compare equal; Chinese words stay.
     *
     * @param word lower case
     */
    public static String stem(String word) {
        if (word.length() < 4 || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        for (String ending : new String[] {"ations", "ation", "ings", "ing", "ers", "ed", "er", "es", "ly"}) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
                return undoubled(word.substring(0, word.length() - ending.length()));
            }
        }
        if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) {
            return silent(word.substring(0, word.length() - 1));
        }
        return silent(word);
    }

    private static String undoubled(String stem) {
        int last = stem.length() - 1;
        boolean doubled = stem.charAt(last) == stem.charAt(last - 1) && "aeiouls".indexOf(stem.charAt(last)) < 0;
        return silent(doubled ? stem.substring(0, last) : stem);
    }

    private static String silent(String stem) {
        return stem.length() > 4 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }
}

package dev.footnote.evidence;

import dev.footnote.text.NormalText;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The terms by which passages are compared: words in lower case, Han and hiragana text as pairs of characters, katakana apart from what stands beside it. All
 * ways of writing a letter are one.
 */
final class PassageTerms {

    private static final Set<String> COMMON = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "by", "did", "do", "does", "for", "from", "had", "has", "have",
            "how", "in", "is", "it", "its", "of", "on", "or", "that", "the", "their", "this", "to", "was", "were",
            "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with");

    private PassageTerms() {}

    /** The distinct terms of a text, in order of appearance, without the commonest words. */
    static Set<String> of(String original) {
        String text = NormalText.of(original).text();
        Set<String> terms = new LinkedHashSet<>();
        int i = 0;
        while (i < text.length()) {
            int cp = text.codePointAt(i);
            int end = i + Character.charCount(cp);
            if (isPaired(cp)) {
                if (end < text.length() && isPaired(text.codePointAt(end))) {
                    int next = text.codePointAt(end);
                    terms.add(Character.toString(cp) + Character.toString(next));
                } else if (i == 0 || !isPaired(text.codePointBefore(i))) {
                    terms.add(Character.toString(cp));
                }
            } else if (Character.isLetterOrDigit(cp)) {
                end = wordEnd(text, end, isKatakana(cp));
                add(terms, text.substring(i, end));
            }
            i = end;
        }
        return terms;
    }

    /** True in scripts that write no spaces and do not part words otherwise. */
    private static boolean isPaired(int cp) {
        return Character.isIdeographic(cp) || cp >= 0x3041 && cp <= 0x309F;
    }

    private static boolean isKatakana(int cp) {
        return cp >= 0x30A0 && cp <= 0x30FF;
    }

    private static int wordEnd(String text, int from, boolean katakana) {
        int end = from;
        while (end < text.length()) {
            int cp = text.codePointAt(end);
            int type = Character.getType(cp);
            boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
            boolean letter = Character.isLetterOrDigit(cp) && !isPaired(cp) && isKatakana(cp) == katakana;
            if (!mark && !letter) {
                break;
            }
            end += Character.charCount(cp);
        }
        return end;
    }

    private static void add(Set<String> terms, String word) {
        String term = word.toLowerCase(Locale.ROOT);
        if (COMMON.contains(term)) {
            return;
        }
        if (term.length() > 3 && term.endsWith("s") && !term.endsWith("ss")) {
            term = term.substring(0, term.length() - 1);
        }
        terms.add(term);
    }
}

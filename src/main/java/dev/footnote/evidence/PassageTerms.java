package dev.footnote.evidence;

import dev.footnote.text.Words;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The terms by which passages are compared: Latin and other words in lower case, Han text as pairs of characters. */
final class PassageTerms {

    private static final Set<String> COMMON = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "by", "did", "do", "does", "for", "from", "had", "has", "have",
            "how", "in", "is", "it", "its", "of", "on", "or", "that", "the", "their", "this", "to", "was", "were",
            "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with");

    private PassageTerms() {}

    /** The distinct terms of a text, in order of appearance, without the commonest words. */
    static Set<String> of(String text) {
        Set<String> terms = new LinkedHashSet<>();
        int i = 0;
        while (i < text.length()) {
            int cp = text.codePointAt(i);
            int end = i + Character.charCount(cp);
            if (Character.isIdeographic(cp)) {
                if (end < text.length() && Character.isIdeographic(text.codePointAt(end))) {
                    int next = text.codePointAt(end);
                    terms.add(Character.toString(cp) + Character.toString(next));
                } else if (i == 0 || !Character.isIdeographic(text.codePointBefore(i))) {
                    terms.add(Character.toString(cp));
                }
            } else if (Character.isLetterOrDigit(cp)) {
                end = Words.end(text, end);
                add(terms, text.substring(i, end));
            }
            i = end;
        }
        return terms;
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

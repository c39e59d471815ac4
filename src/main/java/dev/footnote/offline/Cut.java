package dev.footnote.offline;

import dev.footnote.text.Names;
import dev.footnote.text.Sentences;
import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A sentence cut out of a text.
 *
 * @param start offset in that text
 * @param text verbatim, without list marks before it
 * @param stems of its content words
 * @param names that it seems to hold
 * @param quotable false for headings, scraps, and texts in which a special token was defused: the source has those otherwise
 */
record Cut(int start, String text, Set<String> stems, List<String> names, boolean quotable) {

    private static final int LONGEST = 700;

    /** A text's sentences in their order. */
    static List<Cut> of(String text) {
        List<Cut> out = new ArrayList<>();
        for (Span span : Sentences.of(text)) {
            int start = span.start();
            while (start < span.end() && isLead(text.charAt(start))) {
                start++;
            }
            String sentence = text.substring(start, span.end()).stripTrailing();
            Set<String> stems = Question.stems(sentence);
            boolean quotable = !text.startsWith("#", span.start())
                    && stems.size() > 1
                    && sentence.length() <= LONGEST
                    && isWhole(sentence)
                    && SentenceFilter.admits(sentence);
            out.add(new Cut(start, sentence, stems, quotable ? Names.of(sentence) : List.of(), quotable));
        }
        return List.copyOf(out);
    }

    private static boolean isLead(char c) {
        return Character.isWhitespace(c) || c == '-' || c == '*' || c == '>' || c == '•' || c == '|';
    }

    /** False for a text in which a special token was defused: the source has it otherwise. */
    private static boolean isWhole(String text) {
        return text.indexOf('＜') < 0 && text.indexOf('［') < 0;
    }
}

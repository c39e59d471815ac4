package dev.footnote.offline.span;

import dev.footnote.text.Languages;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.List;

/** Words by Lucene's dictionary, without parts of speech; only the Han text is cut. */
final class LuceneSegmenter implements Segmenter {

    @Override
    public List<Word> cut(String text) {
        List<Word> out = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && Languages.isHan(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (end > i) {
                han(text, i, end, out);
            } else {
                end = i + Character.charCount(text.codePointAt(i));
            }
            i = end;
        }
        return out;
    }

    private static void han(String text, int start, int end, List<Word> out) {
        int at = start;
        for (String word : Words.of(text.substring(start, end))) {
            int to = Math.min(end, at + word.length());
            out.add(new Word(at, to, ""));
            at = to;
        }
        if (at < end) {
            out.add(new Word(at, end, ""));
        }
    }
}

package dev.footnote.offline.prose;

import dev.footnote.api.Passage;
import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Leaves out the lines of a page that look written for a model: the embedded model picks sentences, and would print them as answers. */
public final class FlaggedLines {

    private FlaggedLines() {}

    /**
     * Returns the passages without the lines that a flagged stretch touches.
     *
     * @param passages of one source
     * @param flagged stretches of the source's text
     * @return what is left, in the same order; a passage may become several
     */
    public static List<Passage> left(List<Passage> passages, List<Span> flagged) {
        if (flagged.isEmpty()) {
            return passages;
        }
        List<Passage> out = new ArrayList<>();
        passages.forEach(passage -> add(passage, flagged, out));
        return out;
    }

    private static void add(Passage passage, List<Span> flagged, List<Passage> out) {
        String text = passage.text();
        int from = 0;
        int line = 0;
        while (line < text.length()) {
            int feed = text.indexOf('\n', line);
            int next = feed < 0 ? text.length() : feed + 1;
            if (isTouched(passage.start() + line, passage.start() + next, flagged)) {
                keep(passage, from, line, out);
                from = next;
            }
            line = next;
        }
        keep(passage, from, text.length(), out);
    }

    private static boolean isTouched(int start, int end, List<Span> flagged) {
        return flagged.stream().anyMatch(span -> span.start() < end && span.end() > start);
    }

    private static void keep(Passage passage, int from, int to, List<Passage> out) {
        if (from < to) {
            out.add(new Passage(
                    passage.source(), passage.start() + from, passage.text().substring(from, to)));
        }
    }
}

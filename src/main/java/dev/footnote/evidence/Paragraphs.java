package dev.footnote.evidence;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into paragraphs that together are the whole text; overlong ones are cut at line or sentence ends. */
final class Paragraphs {

    /** Longer paragraphs are cut, so that a page without blank lines still has parts to choose from. */
    private static final int LONGEST = 1500;

    /** From {@code start} to {@code end}, trailing blank lines included. */
    record Span(int start, int end) {
        int length() {
            return end - start;
        }
    }

    private Paragraphs() {}

    static List<Span> of(String text) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = paragraphEnd(text, start);
            while (end - start > LONGEST) {
                int cut = cut(text, start, start + LONGEST);
                spans.add(new Span(start, cut));
                start = cut;
            }
            if (end > start) {
                spans.add(new Span(start, end));
            }
            start = end;
        }
        return spans;
    }

    /** The offset after the blank lines that end the paragraph beginning at {@code start}. */
    private static int paragraphEnd(String text, int start) {
        int i = start;
        while (i < text.length()) {
            int line = text.indexOf('\n', i);
            if (line < 0) {
                return text.length();
            }
            int next = skipBlank(text, line + 1);
            if (next > line + 1 && text.substring(line + 1, next).indexOf('\n') >= 0) {
                return next;
            }
            i = line + 1;
        }
        return text.length();
    }

    /** The offset of the first line from {@code from} on that holds anything. */
    private static int skipBlank(String text, int from) {
        int lineStart = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lineStart = i + 1;
            } else if (!Character.isWhitespace(c)) {
                return lineStart;
            }
        }
        return text.length();
    }

    /** A good place to cut between the middle and {@code limit}: paragraph, line, sentence, word, in this order. */
    static int cut(String text, int start, int limit) {
        if (limit >= text.length()) {
            return text.length();
        }
        int least = start + (limit - start) / 2;
        int line = -1;
        for (int i = limit - 1; i >= least; i--) { // never further back, or long texts without line ends take for ever
            if (text.charAt(i) == '\n') {
                line = line < 0 ? i + 1 : line;
                if (i > least && text.charAt(i - 1) == '\n') {
                    return i + 1;
                }
            }
        }
        if (line > 0) {
            return line;
        }
        int word = -1;
        for (int i = limit; i > least; i--) {
            char before = text.charAt(i - 1);
            if ("。！？；".indexOf(before) >= 0) {
                return i;
            }
            if (before == ' ') {
                word = word < 0 ? i : word;
                if (i > 1 && ".!?".indexOf(text.charAt(i - 2)) >= 0) {
                    return i;
                }
            }
        }
        if (word > 0) {
            return word;
        }
        boolean splits = Character.isLowSurrogate(text.charAt(limit)) && limit - 1 > start;
        return splits ? limit - 1 : limit;
    }
}

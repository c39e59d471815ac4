package dev.footnote.answer.quote;

import dev.footnote.text.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The words of a text as numbers, in lower case; Han text by the character. Small enough to keep for long texts. */
final class TokenSequence {

    private final Map<String, Integer> ids = new HashMap<>();
    private int[] id = new int[64];
    private int[] start = new int[64];
    private int[] end = new int[64];
    private int size;

    private TokenSequence() {}

    static TokenSequence of(String text) {
        TokenSequence tokens = new TokenSequence();
        int i = 0;
        while (i < text.length()) {
            int cp = text.codePointAt(i);
            int to = i + Character.charCount(cp);
            if (Character.isLetterOrDigit(cp)) {
                to = Character.isIdeographic(cp) ? to : Words.end(text, to);
                String word = text.substring(i, to).toLowerCase(Locale.ROOT);
                tokens.add(tokens.ids.computeIfAbsent(word, w -> tokens.ids.size()), i, to);
            }
            i = to;
        }
        return tokens;
    }

    private void add(int word, int from, int to) {
        if (size == id.length) {
            id = Arrays.copyOf(id, size * 2);
            start = Arrays.copyOf(start, size * 2);
            end = Arrays.copyOf(end, size * 2);
        }
        id[size] = word;
        start[size] = from;
        end[size++] = to;
    }

    int size() {
        return size;
    }

    /** How many different words there are; their numbers run from 0. */
    int words() {
        return ids.size();
    }

    int id(int token) {
        return id[token];
    }

    int start(int token) {
        return start[token];
    }

    int end(int token) {
        return end[token];
    }

    /** The words of another text by this one's numbers; -1 for those that it does not have. */
    int[] idsOf(TokenSequence other) {
        int[] mine = new int[other.ids.size()];
        other.ids.forEach((word, theirs) -> mine[theirs] = ids.getOrDefault(word, -1));
        int[] out = new int[other.size];
        Arrays.setAll(out, i -> mine[other.id[i]]);
        return out;
    }
}

package dev.footnote.answer.statement;

import dev.footnote.text.Words;
import java.util.BitSet;
import java.util.List;

/** Tells which Han characters of a text are words of their own, by dictionary. */
final class HanWords {

    private HanWords() {}

    static BitSet single(List<Token> tokens) {
        BitSet out = new BitSet();
        int i = 0;
        while (i < tokens.size()) {
            int end = i;
            while (end < tokens.size() && tokens.get(end).kind() == Token.Kind.HAN) {
                end++;
            }
            if (end > i) {
                mark(tokens, i, end, out);
            }
            i = Math.max(i + 1, end);
        }
        return out;
    }

    private static void mark(List<Token> tokens, int from, int to, BitSet out) {
        int at = from;
        for (String word : Words.of(Wording.text(tokens, from, to).replace(" ", ""))) {
            int size = word.codePointCount(0, word.length());
            if (size == 1 && at < to) {
                out.set(at);
            }
            at += size;
        }
    }
}

package dev.footnote.answer.quote;

import dev.footnote.api.Passage;
import dev.footnote.text.NormalText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the stretch of a text that comes nearest to a quote that does not stand in it. Time grows with the text, not with
 * the quote: of a long quote only the part counts at which it leaves the text.
 */
public final class ClosestPassage {

    /** Below this share of the quote's words there is nothing worth showing. */
    private static final double LEAST = 0.3;

    /** Words of a quote that are compared: some four sentences. */
    private static final int MOST_WORDS = 120;

    /** Of these, words that stood before the quote left the text: enough to know the place by. */
    private static final int LEAD = 30;

    /** The longest passage: what the words above fill, with the rest of their sentences. */
    static final int MAX_CHARS = 1400;

    /** Windows of equal score among which order decides. */
    private static final int MOST_TIES = 50;

    private ClosestPassage() {}

    /**
     * The window with most of the quote's words, widened to whole sentences; empty when hardly any word is there.
     *
     * @param source the run's number of the source
     */
    public static Optional<Passage> in(int source, QuoteMatcher matcher, String quote) {
        TokenSequence have = matcher.tokens();
        int[] wanted = have.idsOf(TokenSequence.of(part(matcher, quote)));
        if (wanted.length == 0 || have.size() == 0) {
            return Optional.empty();
        }
        Window window = new Window(have, wanted);
        int at = window.best();
        if (window.overlap() < LEAST * wanted.length) {
            return Optional.empty();
        }
        return Optional.of(passage(source, matcher.original(), have, window.trimmed(at)));
    }

    /** The quote, or of a long one the words round the place at which it leaves the text. */
    private static String part(QuoteMatcher matcher, String quote) {
        TokenSequence tokens = TokenSequence.of(quote);
        if (tokens.size() <= MOST_WORDS) {
            return quote;
        }
        String normal = NormalText.of(quote).text();
        int standing = matcher.standing(normal);
        TokenSequence words = TokenSequence.of(normal);
        int left = 0;
        while (left < words.size() - 1 && words.end(left) <= standing) {
            left++;
        }
        int from = Math.max(0, Math.min(left - LEAD, words.size() - MOST_WORDS));
        int to = Math.min(words.size(), from + MOST_WORDS) - 1;
        return normal.substring(words.start(from), words.end(to));
    }

    private static Passage passage(int source, String text, TokenSequence have, int[] range) {
        int first = have.start(range[0]);
        int last = have.end(range[1] - 1);
        int start = sentenceStart(text, first);
        int end = sentenceEnd(text, last);
        if (end - start > MAX_CHARS) {
            start = first;
            end = last;
        }
        if (end - start > MAX_CHARS) {
            end = start + MAX_CHARS;
            end -= Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
        }
        return new Passage(source, start, text.substring(start, end));
    }

    /** Slides over a text, as wide as the quote and a little wider, counting the quote's words. */
    private static final class Window {
        private final TokenSequence have;
        private final int[] wanted;
        private final int[] due;
        private final int size;
        private int overlap = -1;

        Window(TokenSequence have, int[] wanted) {
            this.have = have;
            this.wanted = wanted;
            this.due = new int[have.words()];
            for (int id : wanted) {
                if (id >= 0) {
                    due[id]++;
                }
            }
            this.size = Math.min(have.size(), wanted.length + wanted.length / 4 + 1);
        }

        /** The most words of the quote that one place holds. */
        int overlap() {
            return overlap;
        }

        /** The place with most of the words; among equals the one that keeps their order. */
        int best() {
            int[] seen = new int[have.words()];
            List<Integer> ties = new ArrayList<>();
            int now = 0;
            for (int i = 0; i < have.size(); i++) {
                int in = have.id(i);
                now += ++seen[in] <= due[in] ? 1 : 0;
                if (i >= size) {
                    int out = have.id(i - size);
                    now -= --seen[out] < due[out] ? 1 : 0;
                }
                if (i >= size - 1 && now >= overlap) {
                    if (now > overlap) {
                        ties.clear();
                        overlap = now;
                    }
                    if (ties.size() < MOST_TIES) {
                        ties.add(i - size + 1);
                    }
                }
            }
            return inOrder(ties);
        }

        private int inOrder(List<Integer> ties) {
            Set<Long> pairs = new HashSet<>();
            for (int i = 1; i < wanted.length; i++) {
                pairs.add(pair(wanted[i - 1], wanted[i]));
            }
            int best = ties.get(0);
            int most = -1;
            for (int at : ties) {
                Set<Long> here = new HashSet<>();
                for (int i = at + 1; i < at + size; i++) {
                    long pair = pair(have.id(i - 1), have.id(i));
                    if (pairs.contains(pair)) {
                        here.add(pair);
                    }
                }
                if (here.size() > most) {
                    most = here.size();
                    best = at;
                }
            }
            return best;
        }

        private static long pair(int left, int right) {
            return ((long) left << 32) | (right & 0xFFFFFFFFL);
        }

        /** The window without what at its ends is not the quote's, or is there once too often: first token, and after last. */
        int[] trimmed(int at) {
            int[] here = new int[have.words()];
            for (int i = at; i < at + size; i++) {
                here[have.id(i)]++;
            }
            int from = at;
            int to = at + size;
            while (to - from > 1 && here[have.id(from)] > due[have.id(from)]) {
                here[have.id(from++)]--;
            }
            while (to - from > 1 && here[have.id(to - 1)] > due[have.id(to - 1)]) {
                here[have.id(--to)]--;
            }
            return new int[] {from, to};
        }
    }

    /** The beginning of the sentence that holds an offset; no further back than a passage is long. */
    public static int sentenceStart(String text, int from) {
        int i = from;
        while (i > 0 && from - i < MAX_CHARS && !endsSentence(text, i - 1)) {
            i--;
        }
        while (i < from && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < from && Character.isLowSurrogate(text.charAt(i)) ? i + 1 : i;
    }

    /** The end of the sentence that holds the unit before an offset; no further on than a passage is long. */
    public static int sentenceEnd(String text, int from) {
        int i = from;
        if (i > 0 && endsSentence(text, i - 1)) {
            return i;
        }
        while (i < text.length() && i - from < MAX_CHARS && text.charAt(i) != '\n') {
            i++;
            if (endsSentence(text, i - 1)) {
                break;
            }
        }
        return i < text.length() && Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;
    }

    private static boolean endsSentence(String text, int i) {
        char c = text.charAt(i);
        boolean latin = (c == '.' || c == '!' || c == '?')
                && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)));
        return latin || c == '\n' || "。！？".indexOf(c) >= 0;
    }
}

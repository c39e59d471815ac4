package dev.footnote.answer;

import dev.footnote.api.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the stretch of a text that comes nearest to a quote that does not stand in it. */
final class ClosestPassage {

    /** Below this share of the quote's words there is nothing worth showing. */
    private static final double LEAST = 0.3;

    private static final int MAX_CHARS = 700;

    private record Token(String word, int start, int end) {}

    /** A passage and how much of the quote's words it holds, 0 to 1. */
    record Near(Passage passage, double score) {}

    private ClosestPassage() {}

    /**
     * The window with most of the quote's words, widened to whole sentences; empty when hardly any word is there.
     *
     * @param source the run's number of the source
     */
    static Optional<Near> in(int source, String text, String quote) {
        List<Token> wanted = tokens(quote);
        List<Token> have = tokens(text);
        if (wanted.isEmpty() || have.isEmpty()) {
            return Optional.empty();
        }
        int size = Math.min(have.size(), wanted.size() + wanted.size() / 4 + 1);
        int best = bestWindow(wanted, have, size);
        double score = score(wanted, have.subList(best, best + size));
        if (score < LEAST) {
            return Optional.empty();
        }
        List<Token> core = trimmed(wanted, have.subList(best, best + size));
        int first = core.get(0).start();
        int last = core.get(core.size() - 1).end();
        int start = sentenceStart(text, first);
        int end = sentenceEnd(text, last);
        if (end - start > Math.max(MAX_CHARS, 2 * quote.length())) {
            start = first;
            end = last;
        }
        return Optional.of(new Near(new Passage(source, start, text.substring(start, end)), score));
    }

    /** A window without what at its ends is not the quote's, or is there once too often. */
    private static List<Token> trimmed(List<Token> wanted, List<Token> window) {
        Map<String, Integer> due = counts(wanted);
        Map<String, Integer> here = counts(window);
        int from = 0;
        int to = window.size();
        while (to - from > 1 && isSpare(window.get(from), due, here)) {
            here.merge(window.get(from++).word(), -1, Integer::sum);
        }
        while (to - from > 1 && isSpare(window.get(to - 1), due, here)) {
            here.merge(window.get(--to).word(), -1, Integer::sum);
        }
        return window.subList(from, to);
    }

    private static boolean isSpare(Token token, Map<String, Integer> due, Map<String, Integer> here) {
        return here.getOrDefault(token.word(), 0) > due.getOrDefault(token.word(), 0);
    }

    /** Slides a window over the text, counting the quote's words in it; among equals the one that keeps their order. */
    private static int bestWindow(List<Token> wanted, List<Token> have, int size) {
        Map<String, Integer> due = counts(wanted);
        Map<String, Integer> seen = new HashMap<>();
        int overlap = 0;
        int top = -1;
        List<Integer> tops = new ArrayList<>();
        for (int i = 0; i < have.size(); i++) {
            String in = have.get(i).word();
            if (seen.merge(in, 1, Integer::sum) <= due.getOrDefault(in, 0)) {
                overlap++;
            }
            if (i >= size) {
                String out = have.get(i - size).word();
                if (seen.merge(out, -1, Integer::sum) < due.getOrDefault(out, 0)) {
                    overlap--;
                }
            }
            if (i >= size - 1 && overlap >= top) {
                if (overlap > top) {
                    tops.clear();
                }
                top = overlap;
                tops.add(i - size + 1);
            }
        }
        return inOrder(wanted, have, size, tops);
    }

    private static int inOrder(List<Token> wanted, List<Token> have, int size, List<Integer> tops) {
        Set<String> pairs = pairs(wanted);
        int best = tops.get(0);
        int most = -1;
        for (int at : tops.subList(0, Math.min(tops.size(), 50))) {
            Set<String> here = pairs(have.subList(at, at + size));
            here.retainAll(pairs);
            if (here.size() > most) {
                most = here.size();
                best = at;
            }
        }
        return best;
    }

    private static Set<String> pairs(List<Token> tokens) {
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < tokens.size(); i++) {
            pairs.add(tokens.get(i - 1).word() + " " + tokens.get(i).word());
        }
        return pairs;
    }

    private static double score(List<Token> wanted, List<Token> window) {
        Map<String, Integer> due = counts(wanted);
        int overlap = 0;
        for (Map.Entry<String, Integer> e : counts(window).entrySet()) {
            overlap += Math.min(e.getValue(), due.getOrDefault(e.getKey(), 0));
        }
        return (double) overlap / wanted.size();
    }

    private static Map<String, Integer> counts(List<Token> tokens) {
        Map<String, Integer> counts = new HashMap<>();
        tokens.forEach(t -> counts.merge(t.word(), 1, Integer::sum));
        return counts;
    }

    private static int sentenceStart(String text, int from) {
        int i = from;
        while (i > 0 && !endsSentence(text, i - 1)) {
            i--;
        }
        while (i < from && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int sentenceEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n') {
            i++;
            if (endsSentence(text, i - 1)) {
                break;
            }
        }
        return i;
    }

    private static boolean endsSentence(String text, int i) {
        char c = text.charAt(i);
        boolean latin = (c == '.' || c == '!' || c == '?')
                && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)));
        return latin || c == '\n' || "。！？".indexOf(c) >= 0;
    }

    /** Words in lower case; Han text by the character. */
    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int cp = text.codePointAt(i);
            int end = i + Character.charCount(cp);
            if (Character.isLetterOrDigit(cp)) {
                while (!Character.isIdeographic(cp) && end < text.length()) {
                    int next = text.codePointAt(end);
                    if (!Character.isLetterOrDigit(next) || Character.isIdeographic(next)) {
                        break;
                    }
                    end += Character.charCount(next);
                }
                tokens.add(new Token(text.substring(i, end).toLowerCase(Locale.ROOT), i, end));
            }
            i = end;
        }
        return tokens;
    }
}

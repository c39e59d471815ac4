package dev.footnote.answer;

import dev.footnote.api.Citation;
import dev.footnote.api.Passage;
import dev.footnote.api.Source;
import dev.footnote.text.NormalText;
import dev.footnote.text.Sentences;
import dev.footnote.text.Span;
import dev.footnote.text.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds quotes in one source's text: exactly but for white space, typographic marks and Unicode form. */
final class QuoteMatcher {

    private final int number;
    private final String original;
    private final NormalText normal;

    QuoteMatcher(int number, Source source) {
        this.number = number;
        this.original = source.text();
        this.normal = NormalText.of(original);
    }

    /** The first place where the quote stands as whole words; its citation holds the source's own characters. */
    Optional<Citation> match(String quote) {
        String wanted = NormalText.of(quote).text().strip();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        String text = normal.text();
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            if (isBoundary(text, at) && isBoundary(text, end) && isCharacterBoundary(at, end)) {
                int from = normal.originalStart(at);
                int to = normal.originalEnd(end);
                return Optional.of(new Citation(number, original.substring(from, to), from, to));
            }
        }
        return Optional.empty();
    }

    /** "10" must not be found in "100", nor "able" in "unable": a cut through a word or number can turn its meaning round. */
    private static boolean isBoundary(String text, int at) {
        if (at == 0 || at == text.length()) {
            return true;
        }
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at);
        if (Character.isIdeographic(before) || Character.isIdeographic(after)) {
            return true;
        }
        boolean inNumber = Character.isDigit(before) && isPoint(after) && digitAt(text, at + 1)
                || isPoint(before) && Character.isDigit(after) && at >= 2 && digitAt(text, at - 2);
        return !inNumber && !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after));
    }

    private static boolean isPoint(int cp) {
        return cp == '.' || cp == ',';
    }

    private static boolean digitAt(String text, int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    /** A ligature or a composed character is quoted whole or not at all. */
    private boolean isCharacterBoundary(int at, int end) {
        boolean startsInside = at > 0 && normal.originalStart(at) == normal.originalStart(at - 1);
        boolean endsInside = end < normal.text().length() && normal.originalStart(end) == normal.originalStart(end - 1);
        return !startsInside && !endsInside;
    }

    /** The sentence or run of sentences that shares most words with the quote, if any shares enough to be of help. */
    Optional<Passage> closest(String quote) {
        Map<String, Integer> wanted = new HashMap<>();
        List<String> words = Words.of(quote);
        words.forEach(word -> wanted.merge(word, 1, Integer::sum));
        List<Span> sentences = Sentences.of(original);
        double best = 0.34;
        Optional<Passage> found = Optional.empty();
        ArrayDeque<Span> window = new ArrayDeque<>();
        for (Span sentence : sentences) {
            window.addLast(sentence);
            if (window.size() > 2) {
                window.removeFirst();
            }
            for (Span first : List.of(sentence, window.getFirst())) {
                Span span = new Span(first.start(), sentence.end());
                double score = span.end() - span.start() > 1_500 ? 0 : similarity(wanted, words.size(), span);
                if (score > best) {
                    best = score;
                    found = Optional.of(new Passage(number, span.start(), span.of(original)));
                }
            }
        }
        return found;
    }

    /** Dice's coefficient over the words as bags: twice the shared ones by all. */
    private double similarity(Map<String, Integer> wanted, int count, Span span) {
        List<String> words = Words.of(span.of(original));
        Map<String, Integer> left = new HashMap<>(wanted);
        int shared = 0;
        for (String word : words) {
            Integer n = left.get(word);
            if (n != null && n > 0) {
                left.put(word, n - 1);
                shared++;
            }
        }
        return 2.0 * shared / Math.max(1, count + words.size());
    }

    /** Words and figures of a text that another lacks, for telling what differs. */
    static List<String> missing(String text, String in) {
        Set<String> there = new HashSet<>(Words.of(in));
        List<String> out = new ArrayList<>();
        for (String word : Words.of(text)) {
            if (!there.contains(word) && !out.contains(word)) {
                out.add(word);
            }
        }
        return out;
    }
}

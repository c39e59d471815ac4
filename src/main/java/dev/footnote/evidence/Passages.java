package dev.footnote.evidence;

import dev.footnote.api.Passage;
import dev.footnote.text.Span;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Cuts texts into passages, by size and by what is looked for. */
public final class Passages {

    private static final int MAX_PARAGRAPH = 1_500;

    private Passages() {}

    /**
     * How many parts a text has.
     *
     * @param text a source's text
     * @param charsPerPart UTF-16 units of a part, from 1
     */
    public static int parts(String text, int charsPerPart) {
        return cuts(text, charsPerPart).size();
    }

    /**
     * One part of a text.
     *
     * @param source the source's number
     * @param text the source's text
     * @param part from 1
     * @param charsPerPart UTF-16 units of a part, from 1
     * @return one passage, or none for an empty text
     */
    public static List<Passage> part(int source, String text, int part, int charsPerPart) {
        List<Span> cuts = cuts(text, charsPerPart);
        return part < 1 || part > cuts.size() ? List.of() : List.of(passage(source, text, cuts.get(part - 1)));
    }

    private static List<Span> cuts(String text, int size) {
        List<Span> out = new ArrayList<>();
        int start = 0;
        for (Span paragraph : paragraphs(text)) {
            if (paragraph.end() - start > size && paragraph.start() > start) {
                out.add(new Span(start, paragraph.start()));
                start = paragraph.start();
            }
        }
        if (start < text.length()) {
            out.add(new Span(start, text.length()));
        }
        return out;
    }

    /**
     * The passages of a text that are nearest to a goal, in the order of their offsets; its beginning is always one of them.
     *
     * @param source the source's number
     * @param text the source's text
     * @param goal words in any language
     * @param maxChars UTF-16 units in all
     */
    public static List<Passage> best(int source, String text, String goal, int maxChars) {
        List<Span> paragraphs = paragraphs(text);
        TreeMap<Integer, Span> chosen = new TreeMap<>();
        int used = 0;
        List<Span> ranked = new ArrayList<>(ranked(text, paragraphs, goal));
        if (!paragraphs.isEmpty()) {
            ranked.add(0, paragraphs.get(0));
        }
        for (Span paragraph : ranked) {
            int length = paragraph.end() - paragraph.start();
            if (used + length <= maxChars && chosen.putIfAbsent(paragraph.start(), paragraph) == null) {
                used += length;
            }
        }
        return merged(source, text, chosen);
    }

    private static List<Passage> merged(int source, String text, SortedMap<Integer, Span> chosen) {
        List<Passage> out = new ArrayList<>();
        Span open = null;
        for (Span span : chosen.values()) {
            if (open != null && span.start() == open.end()) {
                open = new Span(open.start(), span.end());
                continue;
            }
            if (open != null) {
                out.add(passage(source, text, open));
            }
            open = span;
        }
        if (open != null) {
            out.add(passage(source, text, open));
        }
        return out;
    }

    /**
     * Passages that hold some words, exact finds first, else those that share most of them; in the order of their offsets.
     *
     * @param source the source's number
     * @param text the source's text
     * @param wanted words
     * @param max passages at most
     */
    public static List<Passage> find(int source, String text, String wanted, int max) {
        List<Span> paragraphs = paragraphs(text);
        List<Span> exact = paragraphs.stream()
                .filter(span -> containsIgnoringCase(span.of(text), wanted.strip()))
                .limit(max)
                .toList();
        List<Span> found = exact.isEmpty()
                ? ranked(text, paragraphs, wanted).stream().limit(max).toList()
                : exact;
        return found.stream()
                .sorted(Comparator.comparingInt(Span::start))
                .map(span -> passage(source, text, span))
                .toList();
    }

    private static boolean containsIgnoringCase(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    private static List<Span> ranked(String text, List<Span> paragraphs, String goal) {
        Set<String> wanted = stems(goal);
        record Scored(Span span, double score) {}
        return paragraphs.stream()
                .map(span -> new Scored(span, overlap(span.of(text), wanted)))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .map(Scored::span)
                .toList();
    }

    private static double overlap(String paragraph, Set<String> wanted) {
        Set<String> words = stems(paragraph);
        long shared = wanted.stream().filter(words::contains).count();
        return shared == 0 ? 0 : shared + 1.0 / (2 + words.size());
    }

    private static Set<String> stems(String text) {
        return Words.content(text).stream().map(Words::stem).collect(Collectors.toCollection(HashSet::new));
    }

    /** Paragraphs with the line breaks that follow them: together they are the whole text. */
    private static List<Span> paragraphs(String text) {
        List<Span> out = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int gap = text.indexOf("\n\n", start);
            int end = gap < 0 ? text.length() : gap + 2;
            while (end < text.length() && text.charAt(end) == '\n') {
                end++;
            }
            while (end - start > MAX_PARAGRAPH) {
                int cut = cut(text, start, start + MAX_PARAGRAPH);
                out.add(new Span(start, cut));
                start = cut;
            }
            if (end > start) {
                out.add(new Span(start, end));
            }
            start = end;
        }
        return out;
    }

    /** A place near a limit to cut at: after a line, a sentence, a word, or else anywhere but within a character. */
    private static int cut(String text, int start, int limit) {
        for (String mark : new String[] {"\n", ". ", "。", " "}) {
            int at = text.lastIndexOf(mark, limit - 1);
            if (at > start + MAX_PARAGRAPH / 2 && at + mark.length() <= limit) {
                return at + mark.length();
            }
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }

    private static Passage passage(int source, String text, Span span) {
        return new Passage(source, span.start(), span.of(text));
    }
}

package dev.footnote.evidence;

import dev.footnote.api.Passage;
import dev.footnote.evidence.Paragraphs.Span;
import dev.footnote.text.NormalText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Takes passages out of a source's text. All are exact stretches of it, in the order of their offsets. Stateless. */
public final class Passages {

    /** What a paragraph gains of its heading's score: of a setting its heading says the name, and the lines below what is asked. */
    private static final double HEADED = 0.6;

    /** How much of that is left a paragraph further down. */
    private static final double FADING = 0.92;

    /** Words round a place that was found: about a paragraph. */
    private static final int CONTEXT = 1500;

    private Passages() {}

    /**
     * The paragraphs that fit a goal best, whole, together at most so many characters; the text's start is always among
     * them. A short text comes whole.
     *
     * @param source the run's number of the source
     * @param text its text
     * @param goal the words that are looked for; may be empty
     * @param maxChars UTF-16 units in all, from 1
     */
    public static List<Passage> best(int source, String text, String goal, int maxChars) {
        if (text.length() <= maxChars) {
            return text.isEmpty() ? List.of() : List.of(new Passage(source, 0, text));
        }
        List<Span> spans = Paragraphs.of(text);
        if (spans.get(0).length() > maxChars) {
            return List.of(new Passage(source, 0, text.substring(0, Paragraphs.cut(text, 0, maxChars))));
        }
        BitSet chosen = new BitSet();
        chosen.set(0);
        int left = maxChars - spans.get(0).length();
        double[] scores = scores(text, spans, PassageTerms.of(goal));
        int[] headings = headings(text, spans);
        for (int i : byScore(scores)) {
            left = choose(spans, chosen, i, headings[i], left);
        }
        return joined(source, text, spans, chosen);
    }

    /** Takes a paragraph, and the heading that it stands under, where there is room. */
    private static int choose(List<Span> spans, BitSet chosen, int i, int heading, int left) {
        int room = left;
        if (!chosen.get(i) && spans.get(i).length() <= room) {
            chosen.set(i);
            room -= spans.get(i).length();
            if (heading >= 0 && !chosen.get(heading) && spans.get(heading).length() <= room) {
                chosen.set(heading);
                room -= spans.get(heading).length();
            }
        }
        return room;
    }

    /** The paragraph with the heading that each one stands under, itself if it begins with one; -1 before the first. */
    private static int[] headings(String text, List<Span> spans) {
        int[] out = new int[spans.size()];
        int last = -1;
        for (int i = 0; i < out.length; i++) {
            last = text.charAt(spans.get(i).start()) == '#' ? i : last;
            out[i] = last;
        }
        return out;
    }

    private static List<Integer> byScore(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparing(i -> i))
                .toList();
    }

    /** Rare terms of the goal count more; a paragraph beside a good one gains a little. */
    private static double[] scores(String text, List<Span> spans, Set<String> goal) {
        List<Set<String>> terms = spans.stream()
                .map(s -> PassageTerms.of(text.substring(s.start(), s.end())))
                .toList();
        Map<String, Double> weights = new HashMap<>();
        for (String term : goal) {
            long in = terms.stream().filter(t -> t.contains(term)).count();
            weights.put(term, Math.log1p(spans.size() / (in + 0.5)));
        }
        double[] own = new double[spans.size()];
        for (int i = 0; i < own.length; i++) {
            Set<String> here = terms.get(i);
            own[i] = goal.stream()
                    .filter(here::contains)
                    .mapToDouble(t -> weights.getOrDefault(t, 0.0))
                    .sum();
        }
        double[] scores = own.clone();
        for (int i = 0; i < own.length; i++) {
            double before = i > 0 ? own[i - 1] : 0;
            double after = i + 1 < own.length ? own[i + 1] : 0;
            scores[i] += 0.1 * Math.max(before, after);
        }
        int[] headings = headings(text, spans);
        for (int i = 0; i < own.length; i++) {
            int heading = headings[i];
            if (heading >= 0 && heading < i) {
                scores[i] += HEADED * own[heading] * Math.pow(FADING, i - heading - 1);
            }
        }
        return scores;
    }

    private static List<Passage> joined(int source, String text, List<Span> spans, BitSet chosen) {
        List<Passage> passages = new ArrayList<>();
        for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
            int start = spans.get(i).start();
            while (chosen.get(i + 1)) {
                i++;
            }
            passages.add(new Passage(
                    source, start, text.substring(start, spans.get(i).end())));
        }
        return passages;
    }

    /**
     * One of the parts into which a long text is cut, at ends of paragraphs or sentences.
     *
     * @param source the run's number of the source
     * @param text its text
     * @param part which, from 1
     * @param charsPerPart the longest part, UTF-16 units, from 2
     * @return one passage; none when there is no such part
     */
    public static List<Passage> part(int source, String text, int part, int charsPerPart) {
        List<Integer> cuts = cuts(text, charsPerPart);
        if (part < 1 || part >= cuts.size()) {
            return List.of();
        }
        int start = cuts.get(part - 1);
        return List.of(new Passage(source, start, text.substring(start, cuts.get(part))));
    }

    /**
     * Returns the number of parts of a text.
     *
     * @param text a source's text
     * @param charsPerPart the longest part, UTF-16 units, from 2
     */
    public static int parts(String text, int charsPerPart) {
        return cuts(text, charsPerPart).size() - 1;
    }

    private static List<Integer> cuts(String text, int charsPerPart) {
        if (charsPerPart < 2) {
            throw new IllegalArgumentException("charsPerPart is " + charsPerPart + "; a part needs at least 2");
        }
        List<Integer> cuts = new ArrayList<>();
        cuts.add(0);
        int at = 0;
        while (at < text.length()) {
            at = Paragraphs.cut(text, at, at + charsPerPart);
            cuts.add(at);
        }
        return cuts;
    }

    /**
     * The paragraphs in which wanted words stand: as a phrase where they do (white space, quotation marks, dashes and case do
     * not count), else those that hold most of the words.
     *
     * @param source the run's number of the source
     * @param text its text
     * @param wanted a phrase or some words
     * @param max most passages, from 1
     */
    public static List<Passage> find(int source, String text, String wanted, int max) {
        List<Passage> phrases = phrases(source, text, wanted, max);
        return phrases.isEmpty() ? byWords(source, text, wanted, max) : phrases;
    }

    private static List<Passage> phrases(int source, String text, String wanted, int max) {
        String phrase = lower(NormalText.of(wanted).text());
        if (phrase.isEmpty()) {
            return List.of();
        }
        NormalText normal = NormalText.of(text);
        String within = lower(normal.text());
        List<Span> spans = Paragraphs.of(text);
        List<Passage> found = new ArrayList<>();
        int last = -1;
        for (int i = within.indexOf(phrase); i >= 0 && found.size() < max; i = within.indexOf(phrase, i + 1)) {
            int start = normal.originalStart(i);
            int end = normal.originalEnd(i + phrase.length() - 1);
            if (end > last) {
                Span around = around(spans, start, end);
                found.add(new Passage(source, around.start(), text.substring(around.start(), around.end())));
                last = around.end();
            }
        }
        return found;
    }

    /** The paragraphs that a stretch touches, or the bare stretch when they are long. */
    private static Span around(List<Span> spans, int start, int end) {
        int from = start;
        int to = end;
        for (Span span : spans) {
            if (span.start() < end && span.end() > start) {
                from = Math.min(from, span.start());
                to = Math.max(to, span.end());
            }
        }
        return to - from > Math.max(2 * CONTEXT, end - start) ? new Span(start, end) : new Span(from, to);
    }

    private static List<Passage> byWords(int source, String text, String wanted, int max) {
        Set<String> terms = PassageTerms.of(wanted);
        List<Span> spans = Paragraphs.of(text);
        double[] scores = scores(text, spans, terms);
        BitSet chosen = new BitSet();
        for (int i : byScore(scores)) {
            String paragraph = text.substring(spans.get(i).start(), spans.get(i).end());
            Set<String> here = PassageTerms.of(paragraph);
            long hits = terms.stream().filter(here::contains).count();
            if (chosen.cardinality() < max && hits > 0 && hits * 2 >= terms.size()) {
                chosen.set(i);
            }
        }
        return chosen.stream()
                .mapToObj(i -> new Passage(
                        source,
                        spans.get(i).start(),
                        text.substring(spans.get(i).start(), spans.get(i).end())))
                .toList();
    }

    /** Lower case, unit by unit, so that offsets stay. */
    private static String lower(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            out.setCharAt(i, Character.toLowerCase(out.charAt(i)));
        }
        return out.toString();
    }
}

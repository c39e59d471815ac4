package dev.footnote.offline;

import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.fact.StatedFacts;
import dev.footnote.offline.prose.SentenceFilter;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.SpanScorer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the sentences of an answer: the one with the short answer, those that lead to it, and the next best while the answer is unsure.
 *
 * @param leads sentences that led to the names in the question
 * @param limit the most sentences
 */
record SentenceChoice(QuestionAnalysis question, SentenceRanker evidence, List<ReadSentence> leads, int limit) {

    /** A sentence that leads to another is told if it adds at least this share of the question. */
    private static final double LEADS = 0.08;

    /** Sentences are told until their spans have this probability together. */
    private static final double SURE = 0.7;

    /** The next best sentence is told if its spans have at least this share of the best one's. */
    private static final double CLOSE = 0.3;

    /** The share of the words of what is asked, outside of names, that a sentence holds if it bears on the question. */
    private static final double BEARS = 0.3;

    /** A sentence with another possible answer carries at least this share of what the first one does. */
    private static final double RIVAL = 0.7;

    private static final int MOST = 3;

    /** First sentences of a page, which say what it is about. */
    private static final int OPENING = 2;

    /** At this probability one sentence does; below the other, three are told. */
    private static final double CERTAIN = 0.6;

    private static final double DOUBTFUL = 0.25;

    /** A sentence that carries less of the question than this share of the best one is not told. */
    private static final double NEAR = 0.8;

    SentenceChoice {
        leads = List.copyOf(leads);
    }

    /** Returns the sentence that states a fact behind those that led to its page. */
    List<ReadSentence> stating(StatedFacts.Stated fact) {
        List<ReadSentence> out = distinct(leads);
        add(fact.sentence(), out);
        return out;
    }

    /**
     * Returns the sentence with the short answer behind the one that leads to it, and the next best while the answer is unsure.
     *
     * @param spans possible short answers, best first
     * @param answering the sentences that the spans are from
     */
    List<ReadSentence> of(List<AnswerSpan> spans, List<SentenceRanker.Scored> answering) {
        Map<Integer, Double> masses = new LinkedHashMap<>();
        spans.forEach(span -> masses.merge(span.sentence(), span.probability(), Double::sum));
        List<ReadSentence> out = new ArrayList<>();
        if (spans.isEmpty()) {
            return out;
        }
        leads.forEach(lead -> add(lead, out));
        int first = spans.get(0).sentence();
        take(answering.get(first), out);
        double told = masses.getOrDefault(first, 0.0);
        List<Integer> others = masses.entrySet().stream()
                .filter(entry -> entry.getKey() != first && entry.getValue() >= CLOSE * masses.getOrDefault(first, 0.0))
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        for (int other : others) {
            if (told >= SURE || out.size() >= MOST) {
                break;
            }
            if (answering.get(other).score() < RIVAL * answering.get(first).score()) {
                continue; // it has a fitting name or figure, and says little of what is asked
            }
            add(answering.get(other).sentence(), out);
            told += masses.getOrDefault(other, 0.0);
        }
        fill(spans.get(0).probability(), answering, out);
        return out.subList(0, Math.min(limit, out.size()));
    }

    /** While the answer is unsure the sentences that carry most of the question are told too. */
    private void fill(double probability, List<SentenceRanker.Scored> answering, List<ReadSentence> out) {
        int wanted = probability >= CERTAIN ? 1 : probability >= DOUBTFUL ? 2 : MOST;
        for (SentenceRanker.Scored scored : answering) {
            if (out.size() >= wanted || scored.score() < NEAR * answering.get(0).score()) {
                return;
            }
            if (bears(scored.sentence())
                    && SentenceFilter.isWhole(scored.sentence().text())) {
                add(scored.sentence(), out);
            }
        }
    }

    /** True if a sentence says something of what is asked, not only of what it is asked of. */
    private boolean bears(ReadSentence sentence) {
        Set<String> asked = new HashSet<>(question.asked());
        asked.removeIf(term -> !Character.isLetter(term.codePointAt(0))); // the number of a name
        return asked.isEmpty() || evidence.share(asked, sentence) >= BEARS;
    }

    private void take(SentenceRanker.Scored scored, List<ReadSentence> out) {
        ReadSentence bridge = scored.bridge();
        if (bridge != null && leads.isEmpty() && scored.joint() - scored.coverage() >= LEADS) {
            add(bridge, out);
        }
        add(scored.sentence(), out);
    }

    /** Returns the sentences in order, each once. */
    static List<ReadSentence> distinct(List<ReadSentence> sentences) {
        List<ReadSentence> out = new ArrayList<>();
        sentences.forEach(sentence -> add(sentence, out));
        return out;
    }

    private static void add(ReadSentence sentence, List<ReadSentence> out) {
        String letters = letters(sentence);
        boolean repeats = out.stream().anyMatch(other -> letters(other).equals(letters) || other.is(sentence));
        if (!repeats) {
            out.add(sentence);
        }
    }

    /** What two copies of a sentence have in common, however they are spaced. */
    private static String letters(ReadSentence sentence) {
        StringBuilder out = new StringBuilder();
        sentence.text().codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Returns the sentences behind one that has the short answer, if none of them has it: a page's title may stand in its first sentence alone. */
    List<ReadSentence> carrying(String shortAnswer, List<ReadSentence> chosen) {
        String words = shortAnswer.toLowerCase(Locale.ROOT);
        if (words.isEmpty() || chosen.stream().anyMatch(sentence -> holds(sentence, words))) {
            return chosen;
        }
        List<ReadSentence> candidates = new ArrayList<>();
        chosen.forEach(sentence -> candidates.addAll(
                evidence.page(sentence.page().source()).stream().limit(OPENING).toList()));
        evidence.ranked().stream().limit(SpanScorer.SENTENCES).forEach(scored -> candidates.add(scored.sentence()));
        List<ReadSentence> out = new ArrayList<>();
        candidates.stream()
                .filter(sentence -> holds(sentence, words))
                .findFirst()
                .ifPresent(out::add);
        chosen.forEach(sentence -> add(sentence, out));
        return out;
    }

    private static boolean holds(ReadSentence sentence, String words) {
        return sentence.text().toLowerCase(Locale.ROOT).contains(words);
    }
}

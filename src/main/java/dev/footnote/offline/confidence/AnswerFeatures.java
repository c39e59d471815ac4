package dev.footnote.offline.confidence;

import dev.footnote.offline.evidence.Candidates;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.offline.span.SpanScorer;
import dev.footnote.text.Words;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The features for and against a short answer, as numbers from which its confidence is worked out. */
public final class AnswerFeatures {

    /** Smaller probabilities count as this one. */
    private static final double LEAST = 1e-4;

    /** Two things have something in common less surely than one comes before the other. */
    private static final Set<String> VERDICTS = Set.of("yes", "no", "是", "否");

    private final QuestionAnalysis asked;
    private final QuestionAnalysis last;
    private final SentenceRanker evidence;
    private final Map<String, Double> out = new LinkedHashMap<>();

    private AnswerFeatures(QuestionAnalysis asked, QuestionAnalysis last, SentenceRanker evidence) {
        this.asked = asked;
        this.last = last;
        this.evidence = evidence;
    }

    /**
     * Returns the features by name.
     *
     * @param asked the question as the user put it
     * @param last its part behind a chain of names; the same without one
     * @param evidence the sentences weighed against {@code last}
     * @param way how the answer was found
     * @param shortAnswer the answer
     * @param spans the likeliest answers, best first
     * @param told the sentences that are cited
     * @param links how likely each name was that was found on the way
     */
    public static Map<String, Double> of(
            QuestionAnalysis asked,
            QuestionAnalysis last,
            SentenceRanker evidence,
            ConfidenceModel.Way way,
            String shortAnswer,
            List<AnswerSpan> spans,
            List<ReadSentence> told,
            List<Double> links) {
        AnswerFeatures features = new AnswerFeatures(asked, last, evidence);
        features.out.put("way " + way, 1.0);
        features.pages(told);
        boolean chosen = way == ConfidenceModel.Way.COMPARISON || way == ConfidenceModel.Way.YES_NO;
        if (way == ConfidenceModel.Way.COMPARISON && VERDICTS.contains(shortAnswer)) {
            features.out.put("yes or no", 1.0);
        }
        if (!chosen) {
            features.out.put("kind " + AskedFor.of(last.text()).kind(), 1.0);
            features.chain(links);
            features.likelihood(spans);
            features.sentence(shortAnswer);
        }
        return features.out;
    }

    /** How surely each name on the way was found. */
    private void chain(List<Double> links) {
        out.put("links", (double) links.size());
        out.put("weakest link", log(links.stream().mapToDouble(one -> one).min().orElse(1)));
        out.put("all links", links.stream().mapToDouble(AnswerFeatures::log).sum());
    }

    /** How likely the best span is, and how far from the next one. */
    private void likelihood(List<AnswerSpan> spans) {
        double first = spans.isEmpty() ? 0 : spans.get(0).probability();
        double second = spans.size() < 2 ? 0 : spans.get(1).probability();
        out.put("probability", first);
        out.put("log probability", log(first));
        out.put("margin", log(first) - log(second));
        out.put(
                "spread",
                -spans.stream()
                        .mapToDouble(span -> span.probability() * log(span.probability()))
                        .sum());
    }

    /** Where the answer stands, and how much of the question its sentence holds. */
    private void sentence(String shortAnswer) {
        String words = shortAnswer.toLowerCase(Locale.ROOT);
        List<SentenceRanker.Scored> looked = evidence.ranked()
                .subList(0, Math.min(SpanScorer.SENTENCES, evidence.ranked().size()));
        int rank = 0;
        SentenceRanker.@Nullable Scored best = null;
        Set<Integer> sources = new HashSet<>();
        for (SentenceRanker.Scored scored : looked) {
            if (holds(scored, words)) {
                best = best == null ? scored : best;
                sources.add(scored.sentence().page().source());
            }
            rank += best == null ? 1 : 0;
        }
        out.put("rank", Math.log1p(rank));
        out.put("pages", Math.log1p(sources.size()));
        answer(shortAnswer, words);
        out.put("best coverage", evidence.best());
        out.put("best joint", evidence.bestJoint());
        out.put("length", Math.log1p(Words.of(shortAnswer).size()));
        out.put("question length", Math.log1p(last.terms().size()));
        out.put("names of question", (double) last.names().size());
        out.put("repeats", last.says(shortAnswer) ? 1.0 : 0.0);
        if (best != null) {
            int source = best.sentence().page().source();
            out.put("coverage", best.coverage());
            out.put("joint", best.joint());
            out.put("names in sentence", evidence.namesNear(asked.names(), List.of(best.sentence())));
            out.put("asked", evidence.share(last.asked(), best.sentence()));
            out.put("fits", fits(best, words) ? 1.0 : 0.0);
            out.put(
                    "named page",
                    evidence.subjects().stream().anyMatch(subject -> subject.source() == source) ? 1.0 : 0.0);
        }
    }

    /** How often the answer stands in all that was read. */
    private void answer(String shortAnswer, String words) {
        List<SentenceRanker.Scored> all = evidence.ranked().stream()
                .filter(scored -> holds(scored, words))
                .toList();
        out.put("stands", Math.log1p(all.size()));
        long pages = all.stream()
                .map(scored -> scored.sentence().page().source())
                .distinct()
                .count();
        out.put("stands on pages", Math.log1p(pages));
        out.put("digits", shortAnswer.chars().anyMatch(Character::isDigit) ? 1.0 : 0.0);
    }

    private static boolean holds(SentenceRanker.Scored scored, String words) {
        return !words.isEmpty()
                && scored.sentence().text().toLowerCase(Locale.ROOT).contains(words);
    }

    private boolean fits(SentenceRanker.Scored scored, String words) {
        return Candidates.in(scored.sentence(), last).stream()
                .map(one -> one.text().toLowerCase(Locale.ROOT))
                .anyMatch(one -> one.contains(words) || words.contains(one));
    }

    /** How much of the question stands in what is told and on its pages. */
    private void pages(List<ReadSentence> told) {
        Set<String> said = new HashSet<>();
        told.forEach(sentence -> {
            said.addAll(sentence.stems());
            said.addAll(evidence.title(sentence));
        });
        Set<String> near = evidence.stems(told);
        out.put("told", (double) told.size());
        out.put("said", evidence.share(last.terms(), said));
        out.put("near", evidence.share(last.terms(), near));
        out.put("names", evidence.namesNear(asked.names(), told));
    }

    private static double log(double probability) {
        return Math.log(Math.max(LEAST, probability));
    }
}

package dev.footnote.offline.span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Finds the short answer: scores every span of the best sentences and adds up the scores of equal ones. Safe for many threads. */
public final class SpanScorer {

    /** Sentences that are looked at. */
    public static final int SENTENCES = 10;

    private static final int MOST = 30;

    /** What a span without any date loses where a date is asked for, and so with counts and measures. */
    private static final double UNFIT = 2.5;

    /** Weights set by hand, for what the training questions cannot show. */
    static final String PRIORS = "priors.txt";

    private final Supplier<LinearModel> english;
    private final Supplier<LinearModel> chinese;

    private SpanScorer(Supplier<LinearModel> english, Supplier<LinearModel> chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    SpanScorer(LinearModel english, LinearModel chinese) {
        this(() -> english, () -> chinese);
    }

    /** Read for the first question in English. */
    private static final class English {
        static final LinearModel WEIGHTS = LinearModel.read("weights-en.txt").plus(LinearModel.read(PRIORS));
    }

    /** Read for the first question in Chinese. */
    private static final class Chinese {
        static final LinearModel WEIGHTS = LinearModel.read("weights-zh.txt").plus(LinearModel.read(PRIORS));
    }

    /** Returns a scorer with the weights of the resources, which are read when a question needs them. */
    public static SpanScorer create() {
        return new SpanScorer(() -> English.WEIGHTS, () -> Chinese.WEIGHTS);
    }

    /** A candidate in its sentence, with the sentence's tokens. */
    record Placed(Candidate candidate, int sentence, List<SpanToken> tokens) {}

    /**
     * Returns the likeliest answers, best first.
     *
     * @param question the question
     * @param sentences best first; only the first {@link #SENTENCES} are looked at
     */
    public List<AnswerSpan> rank(QuestionView question, List<SentenceView> sentences) {
        LinearModel model = (question.chinese() ? chinese : english).get();
        List<Placed> placed = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        describe(question, sentences, placed, features -> scores.add(weighed(features, model)));
        AnswerKind kind = question.asked().kind();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            String text = placed.get(i).candidate().text();
            boolean han = question.chinese() && !placed.get(i).candidate().isTitle();
            texts.add(han ? SpanCore.of(kind, text, tokens(placed.get(i))) : text);
            if (question.chinese() && !SpanCore.fits(kind, text)) {
                scores.set(i, scores.get(i) - UNFIT);
            }
        }
        double top = scores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double total =
                scores.stream().mapToDouble(score -> Math.exp(score - top)).sum();
        Map<String, Map<Integer, Double>> merged = new LinkedHashMap<>();
        Map<String, Integer> best = new HashMap<>();
        for (int i = 0; i < placed.size(); i++) {
            double probability = Math.exp(scores.get(i) - top) / total;
            String key = SpanFeatures.key(texts.get(i));
            Integer leading = best.get(key);
            if (leading == null || scores.get(i) > scores.get(leading)) {
                best.put(key, i);
            }
            // spans of one sentence that hold the same date or figure are one piece of evidence
            merged.computeIfAbsent(key, text -> new LinkedHashMap<>())
                    .merge(placed.get(i).sentence(), probability, question.chinese() ? Math::max : Double::sum);
        }
        double all = merged.values().stream().mapToDouble(SpanScorer::sum).sum();
        return merged.entrySet().stream()
                .map(entry -> {
                    int leading = best.getOrDefault(entry.getKey(), 0);
                    return new AnswerSpan(
                            texts.get(leading), placed.get(leading).sentence(), sum(entry.getValue()) / all);
                })
                .sorted(Comparator.comparingDouble(AnswerSpan::probability).reversed())
                .limit(MOST)
                .toList();
    }

    private static List<SpanToken> tokens(Placed placed) {
        return placed.tokens()
                .subList(placed.candidate().from(), placed.candidate().to());
    }

    private static double sum(Map<Integer, Double> shares) {
        return shares.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double weighed(Map<String, Double> features, LinearModel model) {
        double sum = 0;
        for (Map.Entry<String, Double> feature : features.entrySet()) {
            sum += feature.getValue() * model.weight(feature.getKey());
        }
        return sum;
    }

    /** Lists all candidates with their features, in a fixed order. */
    static void describe(
            QuestionView question,
            List<SentenceView> all,
            List<Placed> placed,
            java.util.function.Consumer<Map<String, Double>> consumer) {
        List<SentenceView> sentences = all.subList(0, Math.min(SENTENCES, all.size()));
        SpanFeatures features = new SpanFeatures(question, sentences);
        List<SpanFeatures.Line> lines = new ArrayList<>();
        for (int rank = 0; rank < sentences.size(); rank++) {
            SentenceView sentence = sentences.get(rank);
            List<SpanToken> tokens = SpanToken.of(sentence.text());
            lines.add(features.new Line(rank, tokens));
            List<Candidate> candidates = new ArrayList<>(SpanGenerator.of(sentence, tokens, question.chinese()));
            if (sentence.title().codePoints().anyMatch(Character::isLetter)) {
                candidates.add(new Candidate(sentence.title(), -1, -1, SpanForm.TITLE));
            }
            for (Candidate candidate : candidates) {
                if (!SpanFeatures.key(candidate.text()).isEmpty()) {
                    placed.add(new Placed(candidate, rank, tokens));
                    features.count(candidate, rank);
                }
            }
        }
        for (Placed one : placed) {
            Map<String, Double> map = new LinkedHashMap<>();
            features.describe(
                    one.candidate(), lines.get(one.sentence()), (name, value) -> map.merge(name, value, Double::sum));
            consumer.accept(map);
        }
    }
}

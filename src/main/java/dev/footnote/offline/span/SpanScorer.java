package dev.footnote.offline.span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Finds the short answer: scores every span of the best sentences and adds up what speaks for equal ones. Safe for many threads. */
public final class SpanScorer {

    /** Sentences that are looked at. */
    public static final int SENTENCES = 10;

    private static final int MOST = 30;

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

    /** A candidate in its sentence. */
    record Placed(Candidate candidate, int sentence) {}

    /**
     * Returns the likeliest answers, best first.
     *
     * @param question what is asked
     * @param sentences best first; only the first {@link #SENTENCES} are looked at
     */
    public List<AnswerSpan> rank(QuestionView question, List<SentenceView> sentences) {
        LinearModel model = (question.chinese() ? chinese : english).get();
        List<Placed> placed = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        describe(question, sentences, placed, features -> scores.add(sum(features, model)));
        double top = scores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double total =
                scores.stream().mapToDouble(score -> Math.exp(score - top)).sum();
        Map<String, AnswerSpan> merged = new LinkedHashMap<>();
        Map<String, Double> best = new LinkedHashMap<>();
        for (int i = 0; i < placed.size(); i++) {
            Placed one = placed.get(i);
            double probability = Math.exp(scores.get(i) - top) / total;
            String key = SpanFeatures.key(one.candidate().text());
            AnswerSpan known = merged.get(key);
            boolean leads = probability > best.getOrDefault(key, -1.0);
            AnswerSpan shown =
                    leads || known == null ? new AnswerSpan(one.candidate().text(), one.sentence(), 0) : known;
            double sum = probability + (known == null ? 0 : known.probability());
            merged.put(key, new AnswerSpan(shown.text(), shown.sentence(), sum));
            best.merge(key, probability, Math::max);
        }
        return merged.values().stream()
                .sorted(Comparator.comparingDouble(AnswerSpan::probability).reversed())
                .limit(MOST)
                .toList();
    }

    private static double sum(Map<String, Double> features, LinearModel model) {
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
                    placed.add(new Placed(candidate, rank));
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

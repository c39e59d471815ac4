package dev.footnote.offline.span;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Learns weights of features: maximises the log of the probability that falls on right spans, each weighed by how much of the accepted
 * answer it holds. AdaGrad with a pull towards zero; the order is shuffled with a fixed seed, so that the same data give the same weights.
 */
public final class SpanTrainer {

    private static final long SEED = 20240611;
    private static final double RATE = 0.15;
    private static final double FLOOR = 0.02;

    /** One question's candidates: features by number, and how right each is. */
    private record Example(int[][] features, float[][] values, double[] rightness, double[] priors) {}

    /** Wrong spans that are kept of a question. */
    private static final int WRONG = 350;

    private static final LinearModel PRIORS = LinearModel.read(SpanScorer.PRIORS);

    private final List<Example> examples = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<Integer, Integer> seen = new HashMap<>();
    private final Random random = new Random(SEED);
    private final double pull;
    private final int rounds;

    /**
     * Makes a trainer without examples.
     *
     * @param pull how strongly weights are drawn to zero
     * @param rounds how often each example is seen
     */
    public SpanTrainer(double pull, int rounds) {
        this.pull = pull;
        this.rounds = rounds;
    }

    /** Adds a question; returns false, and takes nothing, if no span holds the answer. */
    public boolean add(QuestionView question, List<SentenceView> sentences, ToDoubleFunction<String> rightness) {
        List<SpanScorer.Placed> placed = new ArrayList<>();
        List<int[]> features = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        SpanScorer.describe(question, sentences, placed, map -> {
            int[] ids = new int[map.size()];
            float[] vals = new float[map.size()];
            int i = 0;
            for (Map.Entry<String, Double> one : map.entrySet()) {
                ids[i] = numbers.computeIfAbsent(one.getKey(), name -> {
                    names.add(name);
                    return names.size() - 1;
                });
                vals[i++] = one.getValue().floatValue();
            }
            features.add(ids);
            values.add(vals);
        });
        double[] right = placed.stream()
                .mapToDouble(one -> rightness.applyAsDouble(one.candidate().text()))
                .map(f1 -> f1 < 0.3 ? 0 : f1 * f1 * f1)
                .toArray();
        double best = 0;
        for (double one : right) {
            best = Math.max(best, one);
        }
        if (best < 0.2) {
            return false;
        }
        for (int i = 0; i < right.length; i++) {
            if (right[i] > 0.2) {
                for (int id : features.get(i)) {
                    seen.merge(id, 1, Integer::sum);
                }
            }
        }
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < right.length; i++) {
            if (keeps(right[i], random, right.length)) {
                kept.add(i);
            }
        }
        examples.add(new Example(
                kept.stream().map(features::get).toArray(int[][]::new),
                kept.stream().map(values::get).toArray(float[][]::new),
                kept.stream().mapToDouble(i -> right[i]).toArray(),
                kept.stream()
                        .mapToDouble(i -> prior(features.get(i), values.get(i)))
                        .toArray()));
        return true;
    }

    /** A random choice of the wrong spans: all of them would take most of the time and teach little more. */
    private static boolean keeps(double rightness, Random random, int all) {
        return rightness > 0 || all <= WRONG || random.nextInt(all) < WRONG;
    }

    /** Returns the weights that were learnt, without those close to nothing. */
    public Map<String, Double> train() {
        double[] weights = new double[names.size()];
        double[] squares = new double[names.size()];
        List<Example> order = new ArrayList<>(examples);
        Random random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (Example example : order) {
                step(example, weights, squares);
            }
        }
        Map<String, Double> out = new TreeMap<>();
        for (int i = 0; i < weights.length; i++) {
            if (Math.abs(weights[i]) >= FLOOR) {
                out.put(names.get(i), Double.valueOf(String.format(Locale.ROOT, "%.3f", weights[i])));
            }
        }
        return out;
    }

    /** Returns the weights of a file: a line a feature, its weight behind the last space. */
    public static Map<String, Double> read(Path file) throws IOException {
        Map<String, Double> out = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int space = line.lastIndexOf(' ');
            if (space > 0 && !line.startsWith("# ")) {
                out.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            }
        }
        return out;
    }

    /** Returns the means of two sets of weights, without those close to nothing; what one lacks is nothing there. */
    public static Map<String, Double> averaged(Map<String, Double> one, Map<String, Double> other) {
        Map<String, Double> out = new TreeMap<>();
        one.forEach((feature, weight) -> out.merge(feature, weight / 2, Double::sum));
        other.forEach((feature, weight) -> out.merge(feature, weight / 2, Double::sum));
        out.replaceAll((feature, weight) -> Double.valueOf(String.format(Locale.ROOT, "%.3f", weight)));
        out.values().removeIf(weight -> Math.abs(weight) < FLOOR);
        return out;
    }

    private double prior(int[] ids, float[] values) {
        double sum = 0;
        for (int k = 0; k < ids.length; k++) {
            sum += values[k] * PRIORS.weight(names.get(ids[k]));
        }
        return sum;
    }

    private void step(Example example, double[] weights, double[] squares) {
        int n = example.features().length;
        double[] given = new double[n];
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            int[] ids = example.features()[i];
            float[] vals = example.values()[i];
            given[i] = example.priors()[i];
            for (int k = 0; k < ids.length; k++) {
                given[i] += vals[k] * weights[ids[k]];
            }
            top = Math.max(top, given[i]);
        }
        double total = 0;
        double good = 0;
        for (int i = 0; i < n; i++) {
            given[i] = Math.exp(given[i] - top);
            total += given[i];
            good += given[i] * example.rightness()[i];
        }
        Map<Integer, Double> gradient = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            double push = given[i] * example.rightness()[i] / Math.max(good, 1e-12) - given[i] / total;
            if (Math.abs(push) > 1e-4) {
                int[] ids = example.features()[i];
                float[] vals = example.values()[i];
                for (int k = 0; k < ids.length; k++) {
                    gradient.merge(ids[k], push * vals[k], Double::sum);
                }
            }
        }
        gradient.forEach((id, slope) -> {
            double pulled = slope - pull * weights[id];
            squares[id] += pulled * pulled;
            weights[id] += RATE * pulled / (1e-6 + Math.sqrt(squares[id]));
        });
    }

    /** Returns how many questions were taken. */
    public int size() {
        return examples.size();
    }

    /** Returns a scorer with the weights given, for tests on data that was kept back. */
    public static SpanScorer scorer(Map<String, Double> english, Map<String, Double> chinese) {
        return new SpanScorer(new LinearModel(english).plus(PRIORS), new LinearModel(chinese).plus(PRIORS));
    }
}

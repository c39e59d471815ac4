package dev.footnote.offline.confidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Measures the weights of one group of answers: a logistic regression by Newton's method, with a penalty on large weights. */
final class ConfidenceTrainer {

    /** An answer's features, and whether it was right. */
    record Example(Map<String, Double> features, boolean right) {}

    private static final int STEPS = 20;
    private static final double SMALL = 1e-6;

    private final List<Example> examples;
    private final double penalty;
    private final List<String> names;
    private final double[] means;
    private final double[] widths;

    /**
     * Makes a trainer.
     *
     * @param penalty on the square of each weight, in units of an answer; larger ones draw to the mean
     */
    ConfidenceTrainer(List<Example> examples, double penalty) {
        this.examples = List.copyOf(examples);
        this.penalty = penalty;
        TreeSet<String> all = new TreeSet<>();
        examples.forEach(example -> all.addAll(example.features().keySet()));
        this.names = new ArrayList<>(all);
        this.means = new double[names.size()];
        this.widths = new double[names.size()];
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            means[i] = mean(name);
            double mean = means[i];
            double spread = Math.sqrt(examples.stream()
                    .mapToDouble(one -> Math.pow(one.features().getOrDefault(name, 0.0) - mean, 2))
                    .average()
                    .orElse(0));
            widths[i] = spread > SMALL ? spread : 0; // what never differs tells nothing
        }
    }

    private double mean(String name) {
        return examples.stream()
                .mapToDouble(one -> one.features().getOrDefault(name, 0.0))
                .average()
                .orElse(0);
    }

    /** Returns the weights by feature, with that of {@link ConfidenceModel#BIAS}. */
    Map<String, Double> weights() {
        double[] weights = new double[names.size() + 1];
        double[][] rows = examples.stream().map(this::row).toArray(double[][]::new);
        for (int step = 0; step < STEPS; step++) {
            double[] change = step(rows, weights);
            for (int i = 0; i < weights.length; i++) {
                weights[i] += change[i];
            }
            if (Arrays.stream(change).map(Math::abs).max().orElse(0) < SMALL) {
                break;
            }
        }
        Map<String, Double> out = new TreeMap<>();
        double bias = weights[0];
        for (int i = 0; i < names.size(); i++) {
            if (widths[i] > 0) {
                out.put(names.get(i), weights[i + 1] / widths[i]);
                bias -= weights[i + 1] * means[i] / widths[i];
            }
        }
        out.put(ConfidenceModel.BIAS, bias);
        return out;
    }

    private double[] row(Example example) {
        double[] out = new double[names.size() + 1];
        out[0] = 1;
        for (int i = 0; i < names.size(); i++) {
            double value = example.features().getOrDefault(names.get(i), 0.0);
            out[i + 1] = widths[i] > 0 ? (value - means[i]) / widths[i] : 0;
        }
        return out;
    }

    private double[] step(double[][] rows, double[] weights) {
        int size = weights.length;
        double[][] curve = new double[size][size + 1];
        for (int i = 0; i < size; i++) {
            curve[i][i] = i == 0 ? SMALL : penalty;
            curve[i][size] = i == 0 ? 0 : -penalty * weights[i];
        }
        for (int r = 0; r < rows.length; r++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += weights[i] * rows[r][i];
            }
            double share = 1 / (1 + Math.exp(-sum));
            double missing = (examples.get(r).right() ? 1 : 0) - share;
            for (int i = 0; i < size; i++) {
                curve[i][size] += missing * rows[r][i];
                for (int j = 0; j < size; j++) {
                    curve[i][j] += share * (1 - share) * rows[r][i] * rows[r][j];
                }
            }
        }
        return solved(curve);
    }

    /** Solves linear equations, each row with its right side at its end, by elimination. */
    static double[] solved(double[][] rows) {
        int size = rows.length;
        for (int i = 0; i < size; i++) {
            int column = i;
            int pivot = java.util.stream.IntStream.range(i, size)
                    .boxed()
                    .max(Comparator.comparingDouble(row -> Math.abs(rows[row][column])))
                    .orElse(i);
            double[] swapped = rows[i];
            rows[i] = rows[pivot];
            rows[pivot] = swapped;
            for (int below = i + 1; below < size; below++) {
                double factor = rows[below][i] / rows[i][i];
                for (int k = i; k <= size; k++) {
                    rows[below][k] -= factor * rows[i][k];
                }
            }
        }
        double[] out = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = rows[i][size];
            for (int k = i + 1; k < size; k++) {
                sum -= rows[i][k] * out[k];
            }
            out[i] = sum / rows[i][i];
        }
        return out;
    }

    /** Returns the lines of the file of weights for a group. */
    static List<String> lines(ConfidenceModel.Group group, Map<String, Double> weights) {
        List<String> out = new ArrayList<>();
        weights.forEach((name, weight) -> out.add(String.format(Locale.ROOT, "%s %s %.4f", group, name, weight)));
        return out;
    }
}

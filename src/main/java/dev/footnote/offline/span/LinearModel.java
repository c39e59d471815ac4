package dev.footnote.offline.span;

import java.util.HashMap;
import java.util.Map;

/** Weights of features; those it has none of weigh nothing. */
record LinearModel(Map<String, Double> weights) {

    /** Returns the weights with others added to them. */
    LinearModel plus(LinearModel other) {
        Map<String, Double> out = new HashMap<>(weights);
        other.weights.forEach((feature, weight) -> out.merge(feature, weight, Double::sum));
        return new LinearModel(Map.copyOf(out));
    }

    /** Returns the model that is kept in a resource: a line a feature, its weight behind the last space. */
    static LinearModel read(String resource) {
        Map<String, Double> out = new HashMap<>();
        for (String line : Resources.lines(resource)) {
            int space = line.lastIndexOf(' ');
            out.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        }
        return new LinearModel(Map.copyOf(out));
    }

    double weight(String feature) {
        return weights.getOrDefault(feature, 0.0);
    }
}

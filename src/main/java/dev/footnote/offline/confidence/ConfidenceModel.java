package dev.footnote.offline.confidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The share of short answers that were right among those found in the same way and with the same evidence: a logistic regression whose weights are
 * measured on questions with known answers by {@code CalibrateConfidence}, a program among the tests. Safe for many threads.
 */
public final class ConfidenceModel implements Confidence {

    /** The way in which an answer was found. */
    public enum Way {
        /** In one sentence. */
        SPAN,
        /** Behind a chain of names that was followed to its end. */
        CHAIN,
        /** Although the chain of names could not be followed to its end. */
        BROKEN_CHAIN,
        /** In so many words on the own page of what is asked about. */
        STATED,
        /** The same on the page that a chain of names led to. */
        STATED_CHAIN,
        /** By comparing two things. */
        COMPARISON,
        /** By how much is said of each of two things. */
        CHOICE,
        /** In what is said of both of two things. */
        COMMON,
        /** As yes or no, by whether the best sentence denies something. */
        YES_NO,
        /** In what was said in a dialogue. */
        DIALOGUE
    }

    /** Answers whose features weigh alike. */
    public enum Group {
        ENGLISH,
        CHINESE,
        DIALOGUE,
        MANUAL
    }

    /**
     * An answer and its features.
     *
     * @param question as the user put it
     * @param group it belongs to
     * @param features by name
     */
    public record Seen(String question, Group group, Map<String, Double> features) {}

    /** The name of the weight that counts once for each answer. */
    public static final String BIAS = "bias";

    public static final double LEAST = 0.02;
    public static final double MOST = 0.95;

    private static final String FILE = "confidence.txt";

    private final Map<Group, Map<String, Double>> weights = new EnumMap<>(Group.class);

    private ConfidenceModel() {}

    /** Reads the weights that come with the program. */
    public static ConfidenceModel read() {
        try (InputStream in = open();
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return of(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own weights " + FILE + " cannot be read", e);
        }
    }

    private static InputStream open() {
        return Objects.requireNonNull(ConfidenceModel.class.getResourceAsStream(FILE), FILE);
    }

    /** Reads weights: a line each, with the group, the feature and the weight; lines with "#" are remarks. */
    public static ConfidenceModel of(List<String> lines) {
        ConfidenceModel out = new ConfidenceModel();
        for (String line : lines) {
            if (!line.startsWith("#") && !line.isBlank()) {
                int first = line.indexOf(' ');
                int last = line.lastIndexOf(' ');
                out.weights
                        .computeIfAbsent(Group.valueOf(line.substring(0, first)), group -> new HashMap<>())
                        .put(line.substring(first + 1, last), Double.valueOf(line.substring(last + 1)));
            }
        }
        return out;
    }

    /** Returns the share of answers that were right among those for which as much speaks, {@value #LEAST} to {@value #MOST}. */
    @Override
    public double share(Seen seen) {
        Map<String, Double> group = weights.getOrDefault(weighed(seen), Map.of());
        double sum = group.getOrDefault(BIAS, 0.0);
        for (Map.Entry<String, Double> feature : seen.features().entrySet()) {
            sum += feature.getValue() * group.getOrDefault(feature.getKey(), 0.0);
        }
        return Math.max(LEAST, Math.min(MOST, 1 / (1 + Math.exp(-sum))));
    }

    /** Facts are compared in Chinese as in English, and too rarely for a measure of its own. */
    private static Group weighed(Seen seen) {
        boolean compared = seen.features().containsKey("way " + Way.COMPARISON);
        return compared && seen.group() == Group.CHINESE ? Group.ENGLISH : seen.group();
    }

    /** Returns the features that have a weight in a group, in no order. */
    public List<String> features(Group group) {
        return new ArrayList<>(weights.getOrDefault(group, Map.of()).keySet());
    }
}

package dev.footnote.offline;

import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import dev.footnote.offline.ConfidenceTable.Way;
import dev.footnote.offline.report.QaQuestion;
import dev.footnote.offline.report.QaTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the table of confidence: asks all questions of some sets, and counts how often the short answers were right, by the way in which they
 * were found and the probability of their span.
 *
 * <pre>
 * CalibrateConfidence OUT FOLDER [half=0|1] [sets=a,b]
 * </pre>
 *
 * <p>OUT is the table to write, FOLDER holds a folder a set, as for {@code QaReport}; {@code half} takes every other question, so that the table
 * can be checked on the rest.
 */
public final class CalibrateConfidence {

    private static final Way[] WAYS = Way.values();

    /** Each step of the table rests on at least so many answers. */
    private static final int LEAST = 25;

    private static final int MOST_STEPS = 6;
    private static final double HIGHEST = 0.95;

    private CalibrateConfidence() {}

    /** An answer's probability, and whether it was right. */
    record Point(double probability, boolean right) {}

    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("Usage: CalibrateConfidence OUT FOLDER [half=0|1] [sets=a,b]");
            System.exit(2);
        }
        Path coded = Files.createTempFile("confidence", ".txt");
        Files.write(coded, coded());
        System.setProperty(ConfidenceTable.PROPERTY, coded.toString());
        Map<Way, List<Point>> points = new EnumMap<>(Way.class);
        List<String> options = List.of(args).subList(2, args.length);
        for (Path set : sets(Path.of(args[1]), options)) {
            ask(set, options, points);
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "# The share of right short answers, by how the answer was found and the probability of its span: a way, a probability,");
        lines.add("# a share. Made by CalibrateConfidence, a program among the tests.");
        for (Way way : WAYS) {
            lines.addAll(lines(way.name(), points.getOrDefault(way, List.of())));
        }
        Files.write(Path.of(args[0]), lines);
        Files.delete(coded);
        System.exit(0);
    }

    private static List<Path> sets(Path folder, List<String> options) throws IOException {
        String named = option("sets", options);
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(set -> Files.exists(set.resolve("questions.jsonl")))
                    .filter(set -> named.isEmpty()
                            || List.of(named.split(",", -1))
                                    .contains(set.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static String option(String name, List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith(name + "="))
                .map(option -> option.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static void ask(Path set, List<String> options, Map<Way, List<Point>> points) throws IOException {
        String half = option("half", options);
        try (Footnote footnote = Footnote.builder()
                .corpus(set.resolve("corpus"))
                .model("offline")
                .build()) {
            List<QaQuestion> asked = QaQuestion.read(set.resolve("questions.jsonl")).stream()
                    .filter(question -> half.isEmpty()
                            || Math.floorMod(question.id().hashCode() * 31 >> 3, 2) == Integer.parseInt(half))
                    .toList();
            asked.stream()
                    .parallel()
                    .map(question -> coded(question, footnote.research(question.text())))
                    .filter(Objects::nonNull)
                    .toList()
                    .forEach(one -> points.computeIfAbsent(one.way(), way -> new ArrayList<>())
                            .add(one.point()));
        }
    }

    /** A point of a way. */
    private record Coded(Way way, Point point) {}

    private static @Nullable Coded coded(QaQuestion question, Answer answer) {
        if (answer.status() != Answer.Status.ANSWERED) {
            return null;
        }
        double place = answer.confidence() * WAYS.length;
        int way = Math.min(WAYS.length - 1, (int) place);
        return new Coded(WAYS[way], new Point(place - way, QaTraining.isRight(question, answer.shortAnswer())));
    }

    /** A table by which a confidence tells way and probability: each way has its own stretch of the numbers from 0 to 1. */
    static List<String> coded() {
        List<String> out = new ArrayList<>();
        for (Way way : WAYS) {
            double from = way.ordinal() / (double) WAYS.length;
            out.add(way + " 0 " + from);
            out.add(way + " 1 " + (from + 0.9999 / WAYS.length));
        }
        return out;
    }

    /** The steps of one way: as many answers in each, and never less right ones where the probability is higher. */
    static List<String> lines(String way, List<Point> unordered) {
        List<Point> points = unordered.stream()
                .sorted(java.util.Comparator.comparingDouble(Point::probability))
                .toList();
        int steps = Math.max(1, Math.min(MOST_STEPS, points.size() / LEAST));
        List<double[]> pooled = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            List<Point> in = points.subList(points.size() * step / steps, points.size() * (step + 1) / steps);
            double right = in.stream().filter(Point::right).count();
            double sum = in.stream().mapToDouble(Point::probability).sum();
            pooled.add(new double[] {in.size(), right, sum});
            while (pooled.size() > 1 && share(pooled.get(pooled.size() - 1)) < share(pooled.get(pooled.size() - 2))) {
                double[] last = pooled.remove(pooled.size() - 1);
                double[] before = pooled.get(pooled.size() - 1);
                for (int i = 0; i < before.length; i++) {
                    before[i] += last[i];
                }
            }
        }
        return pooled.stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "%s %.3f %.2f",
                        way,
                        one[0] == 0 ? 0 : one[2] / one[0],
                        Math.min(HIGHEST, share(one))))
                .toList();
    }

    /** Drawn towards a quarter, where few were asked. */
    private static double share(double[] step) {
        return (step[1] + 1) / (step[0] + 4);
    }
}

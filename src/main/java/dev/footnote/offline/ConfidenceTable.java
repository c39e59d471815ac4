package dev.footnote.offline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How often short answers were right that were found in the same way and looked as likely, measured on questions with known answers by
 * {@code CalibrateConfidence}, a program among the tests.
 */
final class ConfidenceTable {

    /** How an answer was found. */
    enum Way {
        /** In one sentence, for a question in English. */
        SPAN,
        /** In one sentence, for a question in Chinese. */
        SPAN_HAN,
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
        /** As yes or no, by whether the best sentence denies something. */
        YES_NO,
        /** In what was said in a dialogue. */
        DIALOGUE,
        /** In technical documentation. */
        MANUAL
    }

    /** The system property that names a file to be read in place of the program's own table. */
    static final String PROPERTY = "footnote.offline.confidence";

    private static final String FILE = "confidence.txt";

    /** The share of right answers at a probability. */
    private record Point(double probability, double share) {}

    private final Map<Way, List<Point>> points = new HashMap<>();

    private ConfidenceTable() {}

    /** Reads the table: a line a point, with the way, the probability and the share of right answers. */
    static ConfidenceTable read() {
        ConfidenceTable out = new ConfidenceTable();
        try (InputStream in = open();
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        String[] cells = line.split(" ", -1);
                        out.points
                                .computeIfAbsent(Way.valueOf(cells[0]), way -> new ArrayList<>())
                                .add(new Point(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own table " + FILE + " cannot be read", e);
        }
        return out;
    }

    private static InputStream open() throws IOException {
        String other = System.getProperty(PROPERTY);
        return other != null
                ? Files.newInputStream(Path.of(other))
                : Objects.requireNonNull(ConfidenceTable.class.getResourceAsStream(FILE), FILE);
    }

    /** Returns the measured share of right answers, by straight lines between the points of the table. */
    double share(Way way, double probability) {
        List<Point> line = points.getOrDefault(way, List.of(new Point(0, 0), new Point(1, 1)));
        Point before = line.get(0);
        for (Point point : line) {
            if (point.probability() >= probability) {
                double width = point.probability() - before.probability();
                double part = width == 0 ? 1 : (probability - before.probability()) / width;
                return before.share() + part * (point.share() - before.share());
            }
            before = point;
        }
        return before.share();
    }
}

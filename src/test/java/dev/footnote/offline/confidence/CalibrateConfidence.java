package dev.footnote.offline.confidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import dev.footnote.config.Settings;
import dev.footnote.offline.OfflineModel;
import dev.footnote.offline.OfflineSettings;
import dev.footnote.offline.confidence.ConfidenceModel.Group;
import dev.footnote.offline.confidence.ConfidenceModel.Seen;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Measures confidence: asks all questions of some sets, and fits a logistic regression of what speaks for each short answer to whether it
 * was right.
 *
 * <pre>
 * CalibrateConfidence OUT FOLDER [sets=a,b] [penalty=N] [kept=FILE]
 * </pre>
 *
 * <p>OUT is the file of weights to write, FOLDER holds a folder a set, as for {@code QaReport}. Printed is how well the weights of each half
 * of the questions tell of the other half, and those of all other sets of a set. {@code kept} is a file in which the answers' features are kept, and from which they are read
 * where it is there, so that weights can be fitted again in a second.
 */
public final class CalibrateConfidence {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What is looked at, by group. Chosen one by one as long as it told more of other questions of the same sets and of a set that was left
     * out; all features together tell less of those.
     */
    private static final Map<Group, Set<String>> LOOKED_AT = Map.of(
            Group.ENGLISH,
            Set.of(
                    "way SPAN",
                    "way CHAIN",
                    "way STATED",
                    "way STATED_CHAIN",
                    "way COMPARISON",
                    "way CHOICE",
                    "way COMMON",
                    "yes or no",
                    "log probability",
                    "margin",
                    "asked",
                    "names",
                    "names in sentence",
                    "names of question",
                    "near",
                    "links",
                    "digits",
                    "kind NAMED_KIND",
                    "kind ORIGIN",
                    "kind THING"),
            Group.CHINESE,
            Set.of(
                    "log probability",
                    "margin",
                    "joint",
                    "stands",
                    "stands on pages",
                    "length",
                    "spread",
                    "named page",
                    "told"));

    private static final Set<String> LIKELIHOOD = Set.of("probability", "log probability", "margin");

    private static final double FEW = 6;

    private static final String PENALTY = "10";

    /** What is told of documentation, whose answers are in none of the sets: at first sight 47 of 108 were right on the folders of nine projects. */
    private static final String MANUAL = "MANUAL bias -0.2607";

    private CalibrateConfidence() {}

    /**
     * An answer to a question of a set.
     *
     * @param half of the set, 0 or 1
     */
    record Asked(String set, int half, Seen seen, boolean right) {

        ConfidenceTrainer.Example example() {
            Map<String, Double> features = new TreeMap<>(seen.features());
            features.keySet().retainAll(LOOKED_AT.getOrDefault(seen.group(), LIKELIHOOD));
            return new ConfidenceTrainer.Example(features, right);
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("Usage: CalibrateConfidence OUT FOLDER [sets=a,b] [penalty=N] [kept=FILE]");
            System.exit(2);
        }
        List<String> options = List.of(args).subList(2, args.length);
        double penalty = Double.parseDouble(option("penalty", PENALTY, options));
        List<Asked> all = new ArrayList<>();
        String kept = option("kept", "", options);
        if (!kept.isEmpty() && Files.exists(Path.of(kept))) {
            for (String line : Files.readAllLines(Path.of(kept))) {
                all.add(JSON.readValue(line, Asked.class));
            }
        } else {
            for (Path set : sets(Path.of(args[1]), options)) {
                ask(set, all);
            }
            keep(all, kept);
        }
        compared(all, penalty).forEach(System.out::println);
        Files.write(Path.of(args[0]), lines(all, penalty));
        System.exit(0);
    }

    private static void keep(List<Asked> all, String file) throws IOException {
        if (!file.isEmpty()) {
            List<String> lines = new ArrayList<>();
            for (Asked one : all) {
                lines.add(JSON.writeValueAsString(one));
            }
            Files.write(Path.of(file), lines);
        }
    }

    /** Returns how well the weights of each half of the answers tell of the other half, and those of all other sets of a set; a line a set. */
    static List<String> compared(List<Asked> all, double penalty) {
        Map<String, List<QaTraining.Stated>> halves = new TreeMap<>();
        for (int half = 0; half < 2; half++) {
            int other = half;
            ConfidenceModel model =
                    fitted(all.stream().filter(one -> one.half() != other).toList(), penalty);
            all.stream()
                    .filter(one -> one.half() == other)
                    .forEach(one -> halves.computeIfAbsent(one.set(), set -> new ArrayList<>())
                            .add(stated(model, one)));
        }
        List<String> out = new ArrayList<>();
        out.add(String.format(Locale.ROOT, "%-16s %4s %6s %6s %10s", "set", "n", "AUC", "ECE", "others'"));
        halves.forEach((set, some) -> {
            double[] measured = QaTraining.measured(some);
            ConfidenceModel model =
                    fitted(all.stream().filter(one -> !one.set().equals(set)).toList(), penalty);
            List<QaTraining.Stated> left = all.stream()
                    .filter(one -> one.set().equals(set))
                    .map(one -> stated(model, one))
                    .toList();
            out.add(String.format(
                    Locale.ROOT,
                    "%-16s %4d %6.3f %6.3f %10.3f",
                    set,
                    some.size(),
                    measured[0],
                    measured[1],
                    QaTraining.measured(left)[0]));
        });
        return out;
    }

    private static ConfidenceModel fitted(List<Asked> some, double penalty) {
        return ConfidenceModel.of(lines(some, penalty));
    }

    private static QaTraining.Stated stated(ConfidenceModel model, Asked one) {
        return new QaTraining.Stated(model.share(one.seen()), one.right());
    }

    /** Returns the file of weights. */
    static List<String> lines(List<Asked> all, double penalty) {
        Map<Group, List<ConfidenceTrainer.Example>> examples = new EnumMap<>(Group.class);
        all.forEach(one -> examples.computeIfAbsent(one.seen().group(), group -> new ArrayList<>())
                .add(one.example()));
        List<String> out = new ArrayList<>();
        out.add(
                "# How much each feature of an answer counts for its confidence: a group of answers, a feature, a weight. Made by");
        out.add("# CalibrateConfidence, a program among the tests.");
        examples.forEach((group, some) -> out.addAll(
                ConfidenceTrainer.lines(group, new ConfidenceTrainer(some, penalty(group, penalty)).weights())));
        out.add(
                "# In technical documentation: at first sight 47 of 108 answers were right on the folders of nine projects.");
        out.add(MANUAL);
        return out;
    }

    /** Few features need less of it. */
    private static double penalty(Group group, double penalty) {
        return LOOKED_AT.containsKey(group) ? penalty : penalty / FEW;
    }

    private static List<Path> sets(Path folder, List<String> options) throws IOException {
        String named = option("sets", "", options);
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(set -> Files.exists(set.resolve("questions.jsonl")))
                    .filter(set -> named.isEmpty()
                            || List.of(named.split(",", -1))
                                    .contains(set.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static String option(String name, String otherwise, List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith(name + "="))
                .map(option -> option.substring(name.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }

    private static void ask(Path set, List<Asked> out) throws IOException {
        Map<String, Seen> seen = new ConcurrentHashMap<>();
        ConfidenceModel weights = ConfidenceModel.read();
        Confidence told = one -> {
            seen.put(one.question().strip(), one);
            return weights.share(one);
        };
        OfflineSettings settings = OfflineSettings.from(Settings.defaults());
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try (Footnote footnote = Footnote.builder()
                .corpus(set.resolve("corpus"))
                .chatModel(OfflineModel.create(settings, threads, told), OfflineModel.NAME)
                .build()) {
            List<QaQuestion> questions = QaQuestion.read(set.resolve("questions.jsonl"));
            Map<QaQuestion, Answer> answers = new ConcurrentHashMap<>();
            questions.stream()
                    .parallel()
                    .forEach(question -> answers.put(question, footnote.research(question.text())));
            for (QaQuestion question : questions) {
                Answer answer = answers.get(question);
                Seen features = seen.get(question.text().strip());
                if (answer != null && answer.status() == Answer.Status.ANSWERED && features != null) {
                    int half = Math.floorMod(question.id().hashCode() * 31 >> 3, 2);
                    boolean right = QaTraining.isRight(question, answer.shortAnswer());
                    out.add(new Asked(set.getFileName().toString(), half, features, right));
                }
            }
        } finally {
            threads.shutdown();
        }
    }
}

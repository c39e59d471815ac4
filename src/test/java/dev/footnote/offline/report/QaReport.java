package dev.footnote.offline.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import dev.footnote.api.Claim;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints how well the embedded model answers, a line a question set.
 *
 * <pre>
 * QaReport FOLDER [sets=a,b] [half=0|1] [limit=N] [foreign=N] [dump=FILE]
 * </pre>
 *
 * <p>FOLDER holds a folder a set, each with {@code corpus/corpus.jsonl} and {@code questions.jsonl}. {@code foreign} is how many
 * questions of the other sets in the same language are put to each corpus; {@code half} takes every other question by the hash of its
 * id, so that a rule made on one half can be checked on the other.
 */
public final class QaReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A question with what was answered. */
    private record Row(QaQuestion question, Answer answer) {}

    private final Path folder;
    private final Map<String, String> options;
    private final PrintStream out;

    private QaReport(Path folder, Map<String, String> options, PrintStream out) {
        this.folder = folder;
        this.options = options;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("Usage: QaReport FOLDER [sets=a,b] [half=0|1] [limit=N] [foreign=N] [dump=FILE]");
            System.exit(2);
        }
        Map<String, String> options = new TreeMap<>();
        for (String arg : List.of(args).subList(1, args.length)) {
            options.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        new QaReport(Path.of(args[0]), options, System.out).print();
        System.exit(0);
    }

    private void print() throws IOException {
        out.printf(
                Locale.ROOT,
                "%-16s %4s %6s %6s %6s %5s %5s %6s %6s %6s %6s %7s%n",
                "set",
                "n",
                "short",
                "answer",
                "F1",
                "sent",
                "gold",
                "none",
                "AUC",
                "ECE",
                "right",
                "foreign");
        List<String> sets = sets();
        for (String set : sets) {
            print(set, sets);
        }
    }

    private List<String> sets() throws IOException {
        String wanted = options.get("sets");
        if (wanted != null) {
            return List.of(wanted.split(",", -1));
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(path -> Files.exists(path.resolve("questions.jsonl")))
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private void print(String set, List<String> sets) throws IOException {
        try (Footnote footnote = Footnote.builder()
                .corpus(folder.resolve(set).resolve("corpus"))
                .model("offline")
                .build()) {
            List<QaQuestion> questions = questions(set);
            List<Row> rows = questions.stream()
                    .parallel()
                    .map(question -> new Row(question, footnote.research(question.text())))
                    .toList();
            dump(set, rows);
            print(set, rows, foreign(footnote, set, sets));
        }
    }

    private List<QaQuestion> questions(String set) throws IOException {
        String half = options.get("half");
        return QaQuestion.read(folder.resolve(set).resolve("questions.jsonl")).stream()
                .filter(question ->
                        half == null || Math.floorMod(question.id().hashCode() * 31 >> 3, 2) == Integer.parseInt(half))
                .limit(Long.parseLong(options.getOrDefault("limit", "1000000")))
                .toList();
    }

    /** Returns the share of questions of other sets that were answered, or null if none was asked. */
    private @Nullable Double foreign(Footnote footnote, String set, List<String> sets) throws IOException {
        int wanted = Integer.parseInt(options.getOrDefault("foreign", "0"));
        boolean chinese = isChinese(questions(set));
        List<List<QaQuestion>> others = new ArrayList<>();
        for (String other : sets) {
            if (!other.equals(set) && isChinese(questions(other)) == chinese) {
                others.add(questions(other));
            }
        }
        if (wanted == 0 || others.isEmpty()) {
            return null;
        }
        List<QaQuestion> asked = others.stream()
                .flatMap(list -> list.stream().limit(Math.max(1, wanted / others.size())))
                .toList();
        List<Row> rows = asked.stream()
                .parallel()
                .map(question -> new Row(question, footnote.research(question.text())))
                .toList();
        dump("foreign-" + set, rows);
        return rows.stream().filter(row -> isAnswered(row.answer())).count() / (double) rows.size();
    }

    private static boolean isChinese(List<QaQuestion> questions) {
        return questions.get(0).text().codePoints().anyMatch(Character::isIdeographic);
    }

    private static boolean isAnswered(Answer answer) {
        return answer.status() == Answer.Status.ANSWERED;
    }

    private static String told(Answer answer) {
        return String.join("\n", answer.claims().stream().map(Claim::text).toList());
    }

    private void print(String set, List<Row> rows, @Nullable Double foreign) {
        double n = rows.size() / 100.0;
        List<Row> answered =
                rows.stream().filter(row -> isAnswered(row.answer())).toList();
        List<QaScores.Stated> stated = answered.stream()
                .map(row -> new QaScores.Stated(row.answer().confidence(), isRight(row.question(), row.answer())))
                .toList();
        double sentences =
                answered.stream().mapToInt(row -> row.answer().claims().size()).sum();
        double gold = answered.stream().mapToDouble(QaReport::fromGold).sum();
        out.printf(
                Locale.ROOT,
                "%-16s %4d %6.1f %6.1f %6.1f %5.2f %5.1f %6d %6.3f %6.3f %6.1f %7s%n",
                set,
                rows.size(),
                count(rows, row -> QaScores.holds(row.question(), row.answer().shortAnswer())) / n,
                count(
                                rows,
                                row -> QaScores.holds(
                                        row.question(),
                                        told(row.answer()) + "\n" + row.answer().shortAnswer()))
                        / n,
                rows.stream()
                                .mapToDouble(row ->
                                        QaScores.f1(row.question(), row.answer().shortAnswer()))
                                .sum()
                        / n,
                sentences / Math.max(1, answered.size()),
                100 * gold / Math.max(1, sentences),
                rows.size() - answered.size(),
                QaScores.auc(stated),
                QaScores.calibrationError(stated),
                100.0 * stated.stream().filter(QaScores.Stated::right).count() / Math.max(1, stated.size()),
                foreign == null ? "-" : String.format(Locale.ROOT, "%.1f", 100 * foreign));
        out.flush();
    }

    private static double count(List<Row> rows, java.util.function.Predicate<Row> test) {
        return rows.stream().filter(test).count();
    }

    /** Returns how many sentences are from a gold document. */
    private static double fromGold(Row row) {
        return row.answer().claims().stream()
                .filter(claim -> claim.citations().stream()
                        .anyMatch(citation -> row.answer().sources().stream()
                                .filter(source -> source.id() == citation.source())
                                .anyMatch(source -> row.question().gold().stream()
                                        .anyMatch(id -> source.url().toString().endsWith("/" + id)))))
                .count();
    }

    /** An answer counts as right if at least half of its words, and of the accepted answer's, agree. */
    private static boolean isRight(QaQuestion question, Answer answer) {
        return QaScores.f1(question, answer.shortAnswer()) >= 0.5;
    }

    private void dump(String set, List<Row> rows) throws IOException {
        String file = options.get("dump");
        if (file == null) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Row row : rows) {
            ObjectNode node = JSON.createObjectNode()
                    .put("set", set)
                    .put("id", row.question().id())
                    .put("question", row.question().text())
                    .put("answers", String.join(" | ", row.question().answers()))
                    .put("short", row.answer().shortAnswer())
                    .put("f1", QaScores.f1(row.question(), row.answer().shortAnswer()))
                    .put("held", QaScores.holds(row.question(), told(row.answer())))
                    .put("confidence", row.answer().confidence())
                    .put("status", row.answer().status().name());
            row.answer().claims().forEach(claim -> node.withArray("claims").add(claim.text()));
            lines.append(JSON.writeValueAsString(node)).append('\n');
        }
        Files.writeString(
                Path.of(file), lines, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
    }
}

package dev.footnote.cli;

import dev.footnote.api.InvalidInputException;
import dev.footnote.json.JsonNodes;
import dev.footnote.trajectory.ChatTranscript;
import dev.footnote.trajectory.JudgeLimits;
import dev.footnote.trajectory.Trajectory;
import dev.footnote.trajectory.TrajectoryJudge;
import dev.footnote.trajectory.TrajectoryMarks;
import dev.footnote.trajectory.TrajectoryPage;
import dev.footnote.trajectory.TrajectoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Works with runs that {@code ask --trajectory} saved. */
@CommandLine.Command(name = "runs", description = "Works with runs that ask --trajectory saved: judge, show, export.")
final class RunsCommand extends Command {

    /** The action on stored runs. */
    enum Action {
        /** Marks each by rules. */
        JUDGE,
        /** Prints each as a page in Markdown. */
        SHOW,
        /** Prints the good ones as training data. */
        EXPORT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @CommandLine.Parameters(
            index = "0",
            paramLabel = "judge|show|export",
            description =
                    "judge marks runs by rules; show prints them as Markdown; export prints the good ones as chats"
                            + " in OpenAI's form with tools, one a line.")
    private Action action = Action.JUDGE;

    @CommandLine.Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Files of --trajectory.")
    private List<Path> files = new ArrayList<>();

    @CommandLine.Option(names = "--json", description = "judge: one JSON object a line instead of a table.")
    private boolean json;

    @CommandLine.Option(names = "--all", description = "export: runs that are not good, too.")
    private boolean all;

    @CommandLine.Option(
            names = "--without-thinking",
            description = "export: leaves out the thinking (reasoning_content), which OpenAI's own form lacks.")
    private boolean withoutThinking;

    @CommandLine.Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "show, export: writes to a file instead.")
    private @Nullable Path output;

    @Override
    int run() throws IOException {
        check();
        return switch (action) {
            case JUDGE -> judge();
            case SHOW -> show();
            case EXPORT -> export();
        };
    }

    private void check() {
        boolean fits = switch (action) {
            case JUDGE -> !all && !withoutThinking && output == null;
            case SHOW -> !all && !withoutThinking && !json;
            case EXPORT -> !json;
        };
        if (!fits) {
            throw new InvalidInputException("runs " + action + " does not take that option; footnote runs --help shows"
                    + " which goes with which");
        }
        if (output != null) {
            AskCommand.checkWritable("--output", output);
        }
    }

    private TrajectoryJudge rules() {
        return new TrajectoryJudge(JudgeLimits.from(builder().effectiveSettings()));
    }

    private int judge() {
        TrajectoryJudge rules = rules();
        boolean good = true;
        for (Path file : files) {
            TrajectoryMarks marks = rules.judge(TrajectoryReader.read(file));
            good &= marks.good();
            console().print(json ? line(file, marks) : table(file, marks));
        }
        return good ? 0 : Main.UNSUPPORTED;
    }

    private static String table(Path file, TrajectoryMarks marks) {
        StringBuilder out = new StringBuilder(file + ": " + (marks.good() ? "good" : "not good") + "\n");
        for (TrajectoryMarks.Mark mark : marks.marks()) {
            out.append(String.format(Locale.ROOT, "  %-5s %-9s", mark.level(), mark.rule()))
                    .append(Console.cleaned(mark.seen(), false))
                    .append('\n');
        }
        return out.toString();
    }

    private static String line(Path file, TrajectoryMarks marks) {
        var out = JsonNodes.object().put("file", file.toString()).put("run", marks.id());
        out.put("question", marks.question())
                .put("status", marks.status().name().toLowerCase(Locale.ROOT))
                .put("good", marks.good());
        var array = out.putArray("marks");
        for (TrajectoryMarks.Mark mark : marks.marks()) {
            array.addObject()
                    .put("rule", mark.rule())
                    .put("level", mark.level().toString())
                    .put("share", mark.share())
                    .put("seen", mark.seen());
        }
        return out + "\n";
    }

    private int show() throws IOException {
        StringBuilder pages = new StringBuilder();
        for (Path file : files) {
            pages.append(pages.isEmpty() ? "" : "\n").append(TrajectoryPage.of(TrajectoryReader.read(file)));
        }
        write(pages.toString());
        return 0;
    }

    private int export() throws IOException {
        TrajectoryJudge rules = rules();
        StringBuilder lines = new StringBuilder();
        int kept = 0;
        int of = 0; // a run in heavy mode is several conversations
        for (Path file : files) {
            Trajectory whole = TrajectoryReader.read(file);
            List<Trajectory> conversations = new ArrayList<>(whole.parts());
            conversations.add(whole);
            for (Trajectory trajectory : conversations) {
                if (all || rules.judge(trajectory).good()) {
                    lines.append(ChatTranscript.of(trajectory, !withoutThinking))
                            .append('\n');
                    kept++;
                }
                of++;
            }
        }
        write(lines.toString());
        console()
                .progress(kept + " of " + of + " runs exported"
                        + (kept == of ? "" : "; runs judge tells why the others are not"));
        return 0;
    }

    private void write(String text) throws IOException {
        if (output == null) {
            console().print(text);
        } else {
            Files.writeString(output, text);
        }
    }
}

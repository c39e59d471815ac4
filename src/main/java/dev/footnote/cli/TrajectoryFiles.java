package dev.footnote.cli;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.service.FootnoteService;
import dev.footnote.trajectory.RecordedRun;
import dev.footnote.trajectory.TrajectoryPage;
import dev.footnote.trajectory.TrajectoryReader;
import dev.footnote.trajectory.TrajectoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The options of {@code ask} that save a run and answer from a saved one. */
final class TrajectoryFiles {

    private static final Duration WRITING = Duration.ofSeconds(30);

    @CommandLine.Option(
            names = "--trajectory",
            paramLabel = "FILE",
            description =
                    "Saves the whole run (prompts, thoughts, calls, results, sources, verdicts) as JSON lines, and"
                            + " as a page in FILE.md.")
    private @Nullable Path trajectory;

    @CommandLine.Option(
            names = "--replay",
            paramLabel = "FILE",
            description =
                    "Answers from a file of --trajectory, byte for byte and without network; QUESTION is left out.")
    private @Nullable Path replay;

    /**
     * The run to answer from, if one is named.
     *
     * @param question as given, which must be none then
     */
    Optional<RecordedRun> recorded(@Nullable String question) {
        Path file = replay;
        if (file == null) {
            return Optional.empty();
        }
        if (question != null || trajectory != null) {
            throw new InvalidInputException(
                    "--replay takes the question and all else from its file; leave out QUESTION and --trajectory");
        }
        return Optional.of(new RecordedRun(TrajectoryReader.read(file)));
    }

    /** Before any work is done and paid for. */
    void check(@Nullable Path output) {
        Path file = trajectory;
        if (file == null) {
            return;
        }
        if (output != null
                && output.toAbsolutePath()
                        .normalize()
                        .equals(file.toAbsolutePath().normalize())) {
            throw new InvalidInputException("--trajectory and --output name the same file; give each its own");
        }
        AskCommand.checkWritable("--trajectory", file);
        AskCommand.checkWritable("--trajectory", page(file));
    }

    /** Begins to save a run, if that is wanted. */
    Optional<TrajectoryWriter> save(FootnoteService footnote, ResearchRun run) {
        Path file = trajectory;
        if (file == null) {
            return Optional.empty();
        }
        StoredRun stored = footnote.stored(run.id())
                .orElseThrow(() -> new PermanentException("run " + run.id() + " is not kept, so it cannot be saved"));
        TrajectoryWriter writer = TrajectoryWriter.open(file, run.id(), run.request(), stored.sources());
        ResearchRun.Watch unused = run.watch(1, writer);
        return Optional.of(writer);
    }

    /**
     * Waits for the file to be whole, and writes the page of it.
     *
     * @return one line on where they are
     */
    String finish(TrajectoryWriter writer) throws IOException {
        writer.finish(WRITING);
        Path file = trajectory;
        if (file == null) {
            throw new IllegalStateException("nothing was to be saved");
        }
        Files.writeString(page(file), TrajectoryPage.of(TrajectoryReader.read(file)));
        return "the run is saved in " + file + " and " + page(file);
    }

    private static Path page(Path file) {
        return file.resolveSibling(file.getFileName() + ".md");
    }
}

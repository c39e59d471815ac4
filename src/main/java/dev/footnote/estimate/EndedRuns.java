package dev.footnote.estimate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** The last runs of this machine, one a line in a file; several processes may add to it. Safe for many threads. */
public final class EndedRuns {

    private static final String NAME = "seen-runs.tsv";

    /** A line has less than this; the file is looked through for old lines when it may hold twice as many as are kept. */
    private static final int LINE_BYTES = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Path file;
    private final int kept;

    /**
     * @param folder where the file is; made with the first run
     * @param kept last runs that count, from 0; 0 keeps none
     */
    public EndedRuns(Path folder, int kept) {
        this.file = folder.resolve(NAME);
        this.kept = kept;
    }

    /**
     * Adds a run.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void add(EndedRun run) {
        if (kept == 0) {
            return;
        }
        lock.lock();
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    run.line() + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            if (Files.size(file) > 2L * kept * LINE_BYTES) {
                shorten();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private List<String> last() throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return lines.subList(Math.max(0, lines.size() - kept), lines.size());
    }

    private void shorten() throws IOException {
        List<String> last = last();
        Path fresh = Files.createTempFile(file.getParent(), NAME, ".new");
        Files.writeString(fresh, last.stream().map(line -> line + "\n").collect(Collectors.joining()));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The runs of a model among the last ones that began in a mode, oldest first; none where there is no file yet.
     *
     * @throws UncheckedIOException if the file is there and cannot be read
     */
    List<EndedRun> of(String model, String mode) {
        lock.lock();
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            return last().stream()
                    .map(EndedRun::of)
                    .flatMap(Optional::stream)
                    .filter(run -> run.model().equals(model) && run.mode().equals(mode))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }
}

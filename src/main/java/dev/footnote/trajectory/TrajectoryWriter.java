package dev.footnote.trajectory;

import dev.footnote.api.PermanentException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.SourceStore;
import dev.footnote.json.Json;
import dev.footnote.tools.ToolDefinitions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run to a file while it goes on: the lines written so far stay, should the process be killed. The run never waits for the disk. Told its events on one thread at a
 * time; the other methods may be called from any.
 */
public final class TrajectoryWriter implements RunListener, AutoCloseable {

    private final Path file;
    private final SourceStore sources;
    private final OutputStream out;
    private final TrajectoryLines lines = new TrajectoryLines();
    private final Set<String> written = new HashSet<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable IOException failure;
    private long events;

    TrajectoryWriter(Path file, SourceStore sources, OutputStream out) {
        this.file = file;
        this.sources = sources;
        this.out = out;
    }

    /**
     * Begins a file, in place of its earlier content.
     *
     * @param file in a folder that is there
     * @param id of the run
     * @param request the request
     * @param sources has the texts of the run's sources
     * @throws PermanentException if the file cannot be written
     */
    public static TrajectoryWriter open(Path file, String id, ResearchRequest request, SourceStore sources) {
        try {
            OutputStream out = Files.newOutputStream(file);
            TrajectoryWriter writer = new TrajectoryWriter(file, sources, out);
            writer.write(TrajectoryLines.begin(id, tools(request)));
            return writer;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static String tools(ResearchRequest request) {
        return ToolDefinitions.json(request.outputSchema() != null, request.mode() == ResearchRequest.Mode.HEAVY);
    }

    @Override
    public void onEvent(RecordedEvent recorded) {
        boolean last = recorded.event() instanceof ResearchEvent.RunEnded;
        try {
            if (failure == null) {
                record(recorded);
                if (last) {
                    out.write((lines.end(events) + "\n").getBytes(StandardCharsets.UTF_8));
                    out.close();
                }
            }
        } catch (IOException e) {
            failure = e; // told by finish, when the answer is safe
        } finally {
            if (last) {
                ended.countDown();
            }
        }
    }

    private void record(RecordedEvent recorded) throws IOException {
        if (recorded.event() instanceof ResearchEvent.SourceFrozen frozen) {
            keep(frozen.source().sha256());
            keep(frozen.links());
        }
        write(Json.event(recorded));
        events++;
    }

    private void keep(@Nullable String sha256) throws IOException {
        String text = sha256 == null ? null : sources.get(sha256).orElse(null);
        if (sha256 != null && text != null && written.add(sha256)) {
            write(TrajectoryLines.text(sha256, text));
        }
    }

    private void write(String line) throws IOException {
        out.write(lines.add(line));
    }

    /**
     * Waits until the run's last event is written.
     *
     * @param most how long
     * @throws PermanentException if the file could not be written whole
     */
    public void finish(Duration most) {
        boolean whole = false;
        try {
            whole = ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        IOException broken = failure;
        if (broken != null) {
            throw unwritable(file, broken);
        }
        if (!whole) {
            throw new PermanentException("the trajectory in " + file
                    + " is not whole, since the end of the run did not come in time; try again, on a faster disk");
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static PermanentException unwritable(Path file, IOException e) {
        return new PermanentException(
                "the trajectory could not be written to " + file + " (" + e
                        + "); look to that folder's space and rights",
                e);
    }
}

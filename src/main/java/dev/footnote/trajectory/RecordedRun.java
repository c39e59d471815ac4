package dev.footnote.trajectory;

import dev.footnote.api.Answer;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A run that has ended, told from its record: no model, engine or page is asked. Safe for many threads. */
public final class RecordedRun implements ResearchRun {

    private final Trajectory trajectory;
    private final Answer answer;

    /**
     * The run of a trajectory.
     *
     * @param trajectory whole
     * @throws InvalidInputException if it holds no answer
     */
    public RecordedRun(Trajectory trajectory) {
        this.trajectory = trajectory;
        this.answer = trajectory
                .answer()
                .orElseThrow(() -> new InvalidInputException("the trajectory of run " + trajectory.id()
                        + " holds no answer, so it cannot be replayed; its end says: "
                        + trajectory.ended().reason()));
    }

    @Override
    public String id() {
        return trajectory.id();
    }

    @Override
    public ResearchRequest request() {
        return trajectory.started().request();
    }

    @Override
    public List<RecordedEvent> events(long seq) {
        return trajectory.events().stream().filter(event -> event.seq() >= seq).toList();
    }

    /** Tells all events before it returns, on the calling thread: there is no work that a slow listener could hold up. */
    @Override
    public Watch watch(long seq, RunListener listener) {
        events(seq).forEach(listener::onEvent);
        return () -> {};
    }

    @Override
    public Optional<Source> source(int number) {
        return trajectory.source(number);
    }

    @Override
    public void cancel(String reason) {
        // It has ended.
    }

    @Override
    public CompletableFuture<Answer> result() {
        return CompletableFuture.completedFuture(answer);
    }
}

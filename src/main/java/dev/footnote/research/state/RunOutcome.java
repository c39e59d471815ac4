package dev.footnote.research.state;

import dev.footnote.api.Answer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a run has begun and ended, and its answer. Guarded with its {@link RunState}. */
public final class RunOutcome {

    private boolean started;
    private boolean ended;
    private @Nullable Answer answer;

    void started() {
        started = true;
    }

    void answered(Answer composed) {
        answer = composed;
    }

    void ended() {
        ended = true;
    }

    /** Returns true if the run has an event. */
    public boolean hasStarted() {
        return started;
    }

    /** Returns true if the run has ended; nothing is recorded after that. */
    public boolean hasEnded() {
        return ended;
    }

    /** Returns the answer; empty until it is composed. */
    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }
}

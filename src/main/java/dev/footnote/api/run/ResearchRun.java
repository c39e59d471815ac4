package dev.footnote.api.run;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A handle on a run, live or finished. Safe for many threads. */
public interface ResearchRun {

    /** The run's id. */
    String id();

    /** Returns the request. */
    ResearchRequest request();

    /**
     * The events so far, from a number on.
     *
     * @param seq the first number wanted, from 1
     */
    List<RecordedEvent> events(long seq);

    /**
     * Sends the listener every event from a number on, past and to come, without gap or repeat, and the thoughts from
     * now on.
     *
     * @param seq the first number wanted, from 1
     * @param listener who watches
     * @return stops the watching when closed
     */
    Watch watch(long seq, RunListener listener);

    /**
     * A source the run has read.
     *
     * @param number the run's own number for it, from 1
     * @return empty when it has no such source
     */
    Optional<Source> source(int number);

    /**
     * Ends the run as cancelled, with what it has. Returns at once; does nothing to a run that has ended.
     *
     * @param reason shown in the answer
     */
    void cancel(String reason);

    /**
     * The answer. Completes for failed, cancelled and exhausted runs too (see {@link Answer#status}); exceptionally only
     * when the log itself fails. Completing or cancelling the returned future does not touch the run.
     */
    CompletableFuture<Answer> result();

    /** Stops a listener. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}

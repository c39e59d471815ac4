package dev.footnote.api.run;

/**
 * Somebody who watches a run. Called on one thread at a time, in order, never on the thread that does the run's work: a
 * slow listener delays only itself. An exception that it throws is logged, and the listener still gets the next event.
 */
public interface RunListener {

    /**
     * The next event.
     *
     * @param recorded the event with its number
     */
    void onEvent(RecordedEvent recorded);

    /**
     * A piece of thinking; dropped rather than queued without bound when the listener is slow.
     *
     * @param delta the piece
     */
    default void onThought(ThoughtDelta delta) {}
}

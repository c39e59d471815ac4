package dev.footnote.api.engine;

import dev.footnote.api.FootnoteException;
import dev.footnote.api.search.EngineReport;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine did not answer the question. That is never the same as having no hits. Thrown by engines to Footnote, which tells it in the report of the search and does not
 * throw it on; the kind says whether and when the engine is asked again.
 */
public final class SearchFailure extends FootnoteException {

    private static final long serialVersionUID = 1L;

    private final EngineReport.Outcome kind;
    private final @Nullable Duration retryAfter;

    /**
     * @param kind one of the failing outcomes
     * @param message the engine, its message, and the remedy
     * @param retryAfter how long the engine asked to be left alone, or null
     * @param cause the exception that was caught, or null
     */
    public SearchFailure(
            EngineReport.Outcome kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** Returns the kind of the failure. */
    public EngineReport.Outcome kind() {
        return kind;
    }

    /** Returns the time for which the engine asked not to be called, if it did. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

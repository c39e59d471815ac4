package dev.footnote.llm.endpoint;

import dev.footnote.api.FootnoteException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model call that came to nothing. The message names the endpoint and the remedy and never holds a key. */
public final class ModelFailure extends FootnoteException {

    private static final long serialVersionUID = 1L;

    /** The kind of failure. */
    public enum Kind {
        /** The key is missing, wrong, or of another platform. */
        AUTH,
        /** The endpoint does not serve the model. */
        MODEL,
        /** Prompt and answer do not fit the window. */
        CONTEXT,
        /** The account has no credit left. */
        QUOTA,
        /** Too many requests or tokens a minute. */
        RATE,
        /** The host is overloaded. */
        OVERLOAD,
        /** The day's limit is used up. */
        DAILY,
        /** The host refuses the content. */
        FILTERED,
        /** The host does not accept the request as it is. */
        BAD_REQUEST,
        /** The host failed. */
        SERVER,
        /** The stream ended before its finish. */
        CUT,
        /** Nothing came for too long. */
        IDLE,
        /** The whole call took too long. */
        TIMEOUT,
        /** No connection. */
        UNREACHABLE,
        /** Neither text nor a usable call came. */
        EMPTY,
        /** A tool call came as text that the server should have read. */
        LEAKED
    }

    private final Kind kind;
    private final transient FailureHints hints;

    /**
     * @param kind the kind of failure
     * @param message the fault, its place and the remedy
     * @param hints how the next call may succeed
     * @param cause the exception that was caught, or null
     */
    public ModelFailure(Kind kind, @Nullable String message, FailureHints hints, @Nullable Throwable cause) {
        super(String.valueOf(message), cause);
        this.kind = kind;
        this.hints = hints;
    }

    public ModelFailure(Kind kind, String message) {
        this(kind, message, FailureHints.NONE, null);
    }

    /** An empty answer because thinking used up the room for it. */
    public static ModelFailure emptyAtLimit(ModelFailure plain) {
        return new ModelFailure(Kind.EMPTY, plain.getMessage(), FailureHints.ofLimit(), null);
    }

    public FailureHints hints() {
        return hints;
    }

    /** The kind of failure. */
    public Kind kind() {
        return kind;
    }

    /** Returns whether the same call may succeed later although nobody changes anything. */
    public boolean mayPass() {
        return switch (kind) {
            case RATE, OVERLOAD, DAILY, SERVER, CUT, IDLE, TIMEOUT, UNREACHABLE, EMPTY -> true;
            case AUTH, MODEL, CONTEXT, QUOTA, FILTERED, BAD_REQUEST, LEAKED -> false;
        };
    }

    /** Returns the time that the host asks to wait before the next call. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(hints.retryAfter());
    }
}

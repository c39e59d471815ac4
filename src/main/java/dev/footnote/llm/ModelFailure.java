package dev.footnote.llm;

import dev.footnote.api.FootnoteException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model call that came to nothing. The message names the endpoint and the remedy and never holds a key. */
public final class ModelFailure extends FootnoteException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
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
        EMPTY
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;
    private final boolean atLimit;

    /**
     * @param kind what went wrong
     * @param message what is wrong, where, and the remedy
     * @param retryAfter how long the host asks to wait, or null
     * @param cause what was caught, or null
     */
    ModelFailure(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.atLimit = false;
    }

    private ModelFailure(@Nullable String message) {
        super(String.valueOf(message), null);
        this.kind = Kind.EMPTY;
        this.retryAfter = null;
        this.atLimit = true;
    }

    /** An empty answer because thinking used up the room for it. */
    static ModelFailure emptyAtLimit(ModelFailure plain) {
        return new ModelFailure(plain.getMessage());
    }

    /** True if more room may help. */
    boolean atLimit() {
        return atLimit;
    }

    ModelFailure(Kind kind, String message) {
        this(kind, message, null, null);
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** How long the host asks to wait before the next call. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

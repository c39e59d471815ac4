package dev.footnote.api;

import org.jspecify.annotations.Nullable;

/** A failure that may pass by itself: the same call may succeed later. */
public class TransientException extends FootnoteException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong, where, and the remedy
     */
    public TransientException(String message) {
        this(message, null);
    }

    /**
     * @param message what is wrong, where, and the remedy
     * @param cause what was caught, or null
     */
    public TransientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.footnote.api;

import org.jspecify.annotations.Nullable;

/** A failure that may pass by itself: the same call may succeed later. */
public class TransientException extends FootnoteException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message the fault, its place and the remedy
     */
    public TransientException(String message) {
        this(message, null);
    }

    /**
     * @param message the fault, its place and the remedy
     * @param cause the exception that was caught, or null
     */
    public TransientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

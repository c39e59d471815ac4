package dev.footnote.api;

import org.jspecify.annotations.Nullable;

/** A failure that will not pass by itself: somebody has to change something first. */
public class PermanentException extends FootnoteException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message the fault, its place and the remedy
     */
    public PermanentException(String message) {
        this(message, null);
    }

    /**
     * @param message the fault, its place and the remedy
     * @param cause the exception that was caught, or null
     */
    public PermanentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.footnote.api;

import org.jspecify.annotations.Nullable;

/** The caller's input or settings are wrong; nothing was started, and nothing was sent. */
public final class InvalidInputException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message the offending value, where it came from, and what would be right
     */
    public InvalidInputException(String message) {
        super(message);
    }

    /**
     * @param message the offending value, where it came from, and what would be right
     * @param cause the exception that was caught, or null
     */
    public InvalidInputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

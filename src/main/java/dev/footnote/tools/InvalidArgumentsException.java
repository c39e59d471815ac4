package dev.footnote.tools;

import dev.footnote.api.PermanentException;

/** The model called a tool with arguments that cannot be used; the message tells it what was wrong and the right form. */
public final class InvalidArgumentsException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was wrong and the right form, worded for the model
     */
    public InvalidArgumentsException(String message) {
        super(message);
    }

    /**
     * @param message what was wrong and the right form, worded for the model
     * @param cause what was caught
     */
    public InvalidArgumentsException(String message, Throwable cause) {
        super(message, cause);
    }
}

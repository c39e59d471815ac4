package dev.footnote.tools;

import dev.footnote.api.PermanentException;

/** The model called a tool with arguments that cannot be used; the message tells it the fault and the right form. */
public final class InvalidArgumentsException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message the fault and the right form, worded for the model
     */
    public InvalidArgumentsException(String message) {
        super(message);
    }

    /**
     * @param message the fault and the right form, worded for the model
     * @param cause the exception that was caught
     */
    public InvalidArgumentsException(String message, Throwable cause) {
        super(message, cause);
    }
}

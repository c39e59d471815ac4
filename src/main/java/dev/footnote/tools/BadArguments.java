package dev.footnote.tools;

import dev.footnote.api.PermanentException;

/** A model's arguments cannot be used; the message tells the model what was wrong and the right form. */
public final class BadArguments extends PermanentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was wrong, and the right form
     */
    public BadArguments(String message) {
        super(message);
    }
}

package dev.footnote.api;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything Footnote throws on purpose. The message says what is wrong, where, and the remedy; it is fit
 * to be shown to a user as it is and holds no secret. Whether trying again helps is told by the kind: it may with a {@link TransientException}, and it
 * does not with a {@link PermanentException}.
 */
public abstract class FootnoteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message the fault, its place and the remedy
     * @param cause the exception that was caught, or null
     */
    protected FootnoteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

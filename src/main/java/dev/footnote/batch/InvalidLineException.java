package dev.footnote.batch;

/** A line cannot be used; the message says why. */
final class InvalidLineException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidLineException(String message) {
        super(message);
    }

    InvalidLineException(String message, Throwable cause) {
        super(message, cause);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}

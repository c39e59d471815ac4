package dev.footnote.batch;

/** A line cannot be used; the message says why. */
final class BadLine extends Exception {

    private static final long serialVersionUID = 1L;

    BadLine(String message) {
        super(message);
    }

    BadLine(String message, Throwable cause) {
        super(message, cause);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}

package dev.footnote.doctor;

import dev.footnote.api.PermanentException;

/** Time, tokens or money for the checks are used up; what is left is skipped. */
final class LimitReached extends PermanentException {

    private static final long serialVersionUID = 1L;

    LimitReached(String message) {
        super(message);
    }
}

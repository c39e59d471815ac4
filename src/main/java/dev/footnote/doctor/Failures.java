package dev.footnote.doctor;

import dev.footnote.doctor.Finding.Level;
import dev.footnote.llm.endpoint.ModelFailure;

/** Makes findings of failed requests: their messages tell what happened and, after the last of the host's own words, the remedy. */
final class Failures {

    private static final String AFTER_QUOTE = "\"); ";

    private Failures() {}

    static Finding fail(Check check, ModelFailure failure) {
        return of(check, Level.FAIL, failure);
    }

    static Finding of(Check check, Level level, ModelFailure failure) {
        String message = String.valueOf(failure.getMessage());
        int quote = message.lastIndexOf(AFTER_QUOTE);
        int cut = quote >= 0 ? quote + 2 : message.indexOf("; ");
        return cut < 0
                ? new Finding(check, level, message, "try again later")
                : new Finding(check, level, message.substring(0, cut), message.substring(cut + 2));
    }
}

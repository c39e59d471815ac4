package dev.footnote.json;

import dev.footnote.api.PermanentException;
import org.jspecify.annotations.Nullable;

/** JSON text holds a field that is unknown, missing or of the wrong form; the message says what would be right. */
public final class InvalidFieldException extends PermanentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidFieldException(String field, String message) {
        this(field, message, null);
    }

    InvalidFieldException(String field, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    /** The field's dotted path, such as {@code budget.max_steps}; empty when the text is no JSON object at all. */
    public String field() {
        return field;
    }
}

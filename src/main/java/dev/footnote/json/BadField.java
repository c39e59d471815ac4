package dev.footnote.json;

import dev.footnote.api.PermanentException;

/** A request's JSON breaks a rule; the message says which field, what is wrong, and what would be right. */
public final class BadField extends PermanentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the field's name; empty where the document as a whole is meant
     * @param message what is wrong and what would be right
     */
    public BadField(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field's name; empty where the document as a whole is meant. */
    public String field() {
        return field;
    }
}

package dev.footnote.http.openai;

import dev.footnote.api.FootnoteException;

/** A chat request that cannot be served. Sending it again does not help. */
public final class ChatProblem extends FootnoteException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;

    ChatProblem(int status, String field, String message) {
        super(message, null);
        this.status = status;
        this.field = field;
    }

    /** Returns the HTTP status: 400, or 404 for an unknown model. */
    public int status() {
        return status;
    }

    /** Returns the request's field at fault; empty for the whole body. */
    public String field() {
        return field;
    }
}

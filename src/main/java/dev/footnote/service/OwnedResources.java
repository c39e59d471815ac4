package dev.footnote.service;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a {@link FootnoteService} has opened and must close, the last first. Used by one thread at a time. */
final class OwnedResources implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Closes all after a failure; what fails in turn is added to it. */
    void closeAfter(Throwable failure) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Closes all, and fails only after that. */
    @Override
    public void close() {
        IllegalStateException failure = new IllegalStateException("not everything could be closed");
        closeAfter(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}

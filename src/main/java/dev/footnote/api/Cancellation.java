package dev.footnote.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One token a run, seen by the model's stream, the tools and the fetches. Cancelling is final. Safe for many threads.
 *
 * <p>Registered actions run once each, on the thread that cancels (or at once on the caller's when it is already
 * cancelled); they must be quick and must not block. One that throws does not keep the others from running: the first
 * such failure is thrown to the one who cancels, after all have run.
 */
public final class Cancellation {

    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private final Set<Registration> registrations = ConcurrentHashMap.newKeySet();

    /** A fresh token that nobody has cancelled. */
    public Cancellation() {}

    /** Takes an action back, so that a finished piece of work is not held by a long-lived token. */
    public final class Registration implements AutoCloseable {
        private final AtomicReference<@Nullable Runnable> action;

        private Registration(Runnable action) {
            this.action = new AtomicReference<>(action);
        }

        private void run() {
            Runnable mine = action.getAndSet(null);
            if (mine != null) {
                mine.run();
            }
        }

        @Override
        public void close() {
            action.set(null);
            registrations.remove(this);
        }
    }

    /**
     * Cancels, unless that has happened already.
     *
     * @param why shown to whoever waits for the work
     * @return true if this call was the one that cancelled
     */
    public boolean cancel(String why) {
        if (!reason.compareAndSet(null, why)) {
            return false;
        }
        RuntimeException failure = null;
        for (Registration registration : List.copyOf(registrations)) {
            try {
                registration.run();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        registrations.clear();
        if (failure != null) {
            throw failure;
        }
        return true;
    }

    /** True once somebody cancelled. */
    public boolean isCancelled() {
        return reason.get() != null;
    }

    /** Why it was cancelled; empty while it is not. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    /**
     * Runs an action when this is cancelled, at once if it already is.
     *
     * @param action quick, does not block
     * @return closes without running the action
     */
    public Registration onCancel(Runnable action) {
        Registration registration = new Registration(action);
        registrations.add(registration);
        if (isCancelled()) {
            registrations.remove(registration);
            registration.run();
        }
        return registration;
    }

    /** Throws {@link CancelledException} once this is cancelled. */
    public void throwIfCancelled() {
        String why = reason.get();
        if (why != null) {
            throw new CancelledException(why);
        }
    }
}

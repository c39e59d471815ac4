package dev.footnote.llm;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a run's requests have taught of their host; shared by all of them. Safe for many threads. */
final class WireState {

    private final Encoder encoder = new Encoder();
    private final AtomicReference<@Nullable HistoryFix> fix = new AtomicReference<>();

    Encoder encoder() {
        return encoder;
    }

    /** How the history has to be rewritten from now on; null: not at all. */
    @Nullable
    HistoryFix fix() {
        return fix.get();
    }

    /** Takes a fix, once a run; false if one is in use already. */
    boolean fix(HistoryFix wanted) {
        return fix.compareAndSet(null, wanted);
    }
}

package dev.footnote.llm.wire;

import dev.footnote.llm.endpoint.HistoryFix;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The form of requests that a run has found its host to take; shared by all of them. Safe for many threads. */
public final class WireState {

    private static final double CAUTION = 0.95;
    private static final double LEAST_BYTES = 1;
    private static final double MOST_BYTES = 8;

    private final boolean foreign;
    private final ToolEncoder tools = new ToolEncoder();
    private final MessageEncoder encoder = new MessageEncoder();
    private final CallsSoFar calls = new CallsSoFar();
    private volatile long sentBytes;
    private volatile double bytesPerToken = 3; // what most texts have at least, until the host has counted some
    private final AtomicReference<@Nullable HistoryFix> fix = new AtomicReference<>();

    /**
     * @param foreign true if the history was written by another host's model
     */
    WireState(boolean foreign) {
        this.foreign = foreign;
    }

    /** True if the history was written by another host's model, so that it goes out in a form that every host takes. */
    boolean isForeign() {
        return foreign;
    }

    /** A request of so many bytes is sent. */
    void sent(long bytes) {
        sentBytes = bytes;
    }

    /** The host counted so many tokens in the request that was sent last. */
    public void counted(long tokens) {
        if (tokens > 0 && sentBytes > 0) {
            bytesPerToken = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, CAUTION * sentBytes / tokens));
        }
    }

    /** Bytes that a token has in this conversation, on the low side. */
    double bytesPerToken() {
        return bytesPerToken;
    }

    /** Writes the tools, which are the same in most requests of a run. */
    ToolEncoder tools() {
        return tools;
    }

    MessageEncoder encoder() {
        return encoder;
    }

    /** The calls of the conversation. */
    public CallsSoFar calls() {
        return calls;
    }

    /** Returns the rewriting of the history from now on; null for none. */
    @Nullable
    public HistoryFix fix() {
        return fix.get();
    }

    /** Takes a fix, once a run; false if one is in use already. */
    public boolean fix(HistoryFix wanted) {
        return fix.compareAndSet(null, wanted);
    }
}

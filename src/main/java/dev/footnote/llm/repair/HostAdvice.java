package dev.footnote.llm.repair;

import dev.footnote.llm.endpoint.FailureHints;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelSelection;
import dev.footnote.llm.endpoint.ReportedLimits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The consequences of a host's refusals for all calls to it: pauses, calls at once, the model's window. Safe for many threads. */
public final class HostAdvice {

    private final ConcurrencyLimiter gate;
    private final ModelSelection choice;
    private final ReportedLimits limits;
    private final Duration longest;
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());
    private volatile boolean answered;

    /**
     * @param gate lets calls to the host
     * @param choice knows the model's window
     * @param limits that the host tells with its answers
     * @param longest wait for such a limit
     */
    public HostAdvice(ConcurrencyLimiter gate, ModelSelection choice, ReportedLimits limits, Duration longest) {
        this.limits = limits;
        this.longest = longest;
        this.gate = gate;
        this.choice = choice;
    }

    /** Takes in what a failure tells. */
    void heed(ModelFailure failure) {
        FailureHints hints = failure.hints();
        if (hints.concurrency() > 0) {
            gate.allow(hints.concurrency());
        }
        if (hints.window() > 0) {
            choice.learn(hints.window());
        }
        if (failure.kind() != ModelFailure.Kind.UNREACHABLE) {
            answered = true;
        }
    }

    void succeeded() {
        answered = true;
    }

    /** True if the host has ever said anything, so that its address is right. */
    boolean hasAnswered() {
        return answered;
    }

    /** No call is sent for so long; a shorter pause never replaces a longer one. */
    void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        pausedUntil.accumulateAndGet(until, (before, now) -> now - before > 0 ? now : before);
    }

    /** Milliseconds for which no call is sent yet. */
    long pauseLeft() {
        long refused = Math.max(0, (pausedUntil.get() - System.nanoTime() + 999_999) / 1_000_000);
        return Math.max(refused, limits.wait(longest).toMillis());
    }
}

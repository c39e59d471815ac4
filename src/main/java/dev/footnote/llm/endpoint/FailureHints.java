package dev.footnote.llm.endpoint;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The hints of a failed call for the next one.
 *
 * @param retryAfter how long the host asks to wait, or null
 * @param atLimit true if more room for the answer may help
 * @param history how the history has to be rewritten, or null where the host does not complain of it
 * @param concurrency calls at once that the host allows, or 0 where it did not say
 * @param window the model's window in tokens as the refusal tells it, or 0
 * @param prompt the request's tokens as the host counted them, without the room for the answer, or 0
 * @param unparsable true if the stream could not be read, so that an answer in one piece may be
 */
public record FailureHints(
        @Nullable Duration retryAfter,
        boolean atLimit,
        @Nullable HistoryFix history,
        int concurrency,
        long window,
        long prompt,
        boolean unparsable) {

    static final FailureHints NONE = new FailureHints(null, false, null, 0, 0, 0, false);

    FailureHints withRetryAfter(@Nullable Duration wait) {
        return new FailureHints(wait, atLimit, history, concurrency, window, prompt, unparsable);
    }

    FailureHints withHistory(@Nullable HistoryFix fix) {
        return new FailureHints(retryAfter, atLimit, fix, concurrency, window, prompt, unparsable);
    }

    FailureHints withConcurrency(int calls) {
        return new FailureHints(retryAfter, atLimit, history, calls, window, prompt, unparsable);
    }

    FailureHints withSizes(long tokens, long used) {
        return new FailureHints(retryAfter, atLimit, history, concurrency, tokens, used, unparsable);
    }

    static FailureHints ofLimit() {
        return new FailureHints(null, true, null, 0, 0, 0, false);
    }

    static FailureHints ofUnparsable() {
        return new FailureHints(null, false, null, 0, 0, 0, true);
    }
}

package dev.footnote.http.exchange;

import dev.footnote.api.PermanentException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. */
public final class ProblemException extends PermanentException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    /**
     * Creates an exception.
     *
     * @param problem that the caller is told
     */
    public ProblemException(Problem problem) {
        this(problem, (Duration) null);
    }

    /**
     * Creates an exception for a request that may succeed later.
     *
     * @param problem that the caller is told
     * @param retryAfter when the caller may try again, or null where that is not told
     */
    public ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail());
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /**
     * Creates an exception with a cause that is worth keeping.
     *
     * @param problem that the caller is told
     * @param cause the cause
     */
    public ProblemException(Problem problem, Throwable cause) {
        super(problem.detail(), cause);
        this.problem = problem;
        this.retryAfter = null;
    }

    /** Returns the problem that the caller is told. */
    public Problem problem() {
        return problem;
    }

    /** Returns when the caller may try again, or null where that is not told. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

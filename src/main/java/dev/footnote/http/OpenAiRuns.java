package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.http.openai.AnsweredChats;
import dev.footnote.http.openai.ChatProblem;
import dev.footnote.http.openai.ChatReplies;
import io.javalin.http.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The runs of both of OpenAI's forms. A request that comes again with the same {@code Idempotency-Key}, or with the same body while its run is still going, as clients send it by
 * themselves after a time-out, gets the run that it has and starts no other. Safe for many threads.
 */
final class OpenAiRuns {

    private final RunQueue runs;
    private final IdempotentRuns requests;
    private final AnsweredChats answered = new AnsweredChats();

    OpenAiRuns(RunQueue runs, IdempotentRuns requests) {
        this.runs = runs;
        this.requests = requests;
    }

    /**
     * Returns the run of a request.
     *
     * @param detached true if it goes on though nobody watches
     * @param request made only if the request has no run yet
     */
    QueuedRun run(Context context, byte[] body, boolean detached, Supplier<ResearchRequest> request) {
        String owner = Routes.owner(context);
        QueuedRun run = requests.run(context, body, true, () -> {
            try {
                return runs.admit(request.get(), owner, detached);
            } catch (ChatProblem e) {
                throw problem(e);
            }
        });
        Routes.tellLimits(context, runs.usage());
        context.header("Location", RunViews.path(run.id()));
        return run;
    }

    /** Returns the run that gave a conversation's latest reply, as long as that run is kept: its sources stay citable. */
    @Nullable
    String following(String owner, @Nullable String lastReply) {
        return answered.find(owner, lastReply)
                .filter(id -> runs.footnote().stored(id).isPresent())
                .orElse(null);
    }

    /** Remembers what was replied, for conversations that go on from it. */
    void answered(String owner, String run, Answer answer) {
        answered.add(owner, run, answer);
    }

    /** Tells a caller who waited that the run failed; true if it did. */
    static boolean failed(Context context, Answer answer) {
        if (answer.status() != Answer.Status.FAILED) {
            return false;
        }
        String reason = answer.reason() == null ? "the run failed" : answer.reason();
        // Clients of this dialect send a request again after most 5xx; a run that failed was paid for and would
        // fail again.
        context.status(502).header("X-Should-Retry", "false");
        Routes.json(context, error(Problem.of(502, "run-failed", "The run failed", reason)));
        return true;
    }

    /** A problem in both forms: its own fields, and the object that clients of this dialect show. */
    static String error(Problem problem) {
        var node = problem.node();
        String type = problem.status() == 401
                ? "authentication_error"
                : problem.status() == 429
                        ? "rate_limit_error"
                        : problem.status() < 500 ? "invalid_request_error" : "server_error";
        node.set("error", ChatReplies.error(problem.detail(), type, problem.field(), problem.name()));
        return node.toString();
    }

    static ProblemException problem(ChatProblem e) {
        String message = String.valueOf(e.getMessage());
        return new ProblemException(
                e.status() == 404
                        ? new Problem(404, "model_not_found", "There is no such model", message, e.field())
                        : Problem.badField(e.field().isEmpty() ? null : e.field(), message));
    }
}

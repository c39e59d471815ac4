package dev.footnote.http;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.http.exchange.TextResponse;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ends a request badly into a problem. */
final class ProblemMapper {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    /** What clients wait for by themselves at most. */
    private static final Duration SOON = Duration.ofMinutes(10);

    private static final String TOLD = "footnote.problem";

    private ProblemMapper() {}

    static void register(RoutesConfig routes) {
        routes.exception(ProblemException.class, (e, context) -> send(context, e.problem(), e.retryAfter()));
        routes.exception(HttpResponseException.class, ProblemMapper::refused);
        routes.exception(
                InvalidInputException.class,
                (e, context) -> send(
                        context, Problem.of(400, "unusable", "The request cannot be carried out", message(e)), null));
        routes.exception(
                TransientException.class,
                (e, context) -> send(
                        context,
                        Problem.of(503, "unavailable", "Something needed is not there now", message(e)),
                        null));
        routes.exception(
                PermanentException.class,
                (e, context) -> send(
                        context,
                        Problem.of(502, "upstream", "Something needed refuses its service", message(e)),
                        null));
        routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), e);
            send(context, Problem.internal(), null);
        });
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    private static void refused(HttpResponseException e, Context context) {
        int status = e.getStatus();
        switch (status) {
            case 404 -> send(context, Problem.unknownPath(context.path()), null);
            case 405 -> {
                String allowed = String.join(", ", e.getDetails().values());
                context.header("Allow", allowed);
                send(
                        context,
                        Problem.of(
                                405,
                                "wrong-method",
                                "The method is not allowed here",
                                context.method() + " is not allowed at " + Problem.shown(context.path()) + "; use "
                                        + allowed),
                        null);
            }
            case 413 ->
                send(
                        context,
                        Problem.of(
                                413,
                                "body-too-large",
                                "The body is too large",
                                "the body has more bytes than are taken; a question has at most 64 KB"),
                        null);
            default -> send(context, Problem.of(status, "refused", "The request was refused", message(e)), null);
        }
    }

    /** Returns the name of the problem that a request was answered with, or null if there is none. */
    static @Nullable String told(Context context) {
        return context.attribute(TOLD);
    }

    private static void send(Context context, Problem problem, @Nullable Duration retryAfter) {
        if (retryAfter != null) {
            context.header("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds())));
            if (retryAfter.compareTo(SOON) > 0) {
                // Clients that send a request again by themselves do so within seconds, whatever Retry-After says.
                context.header("X-Should-Retry", "false");
            }
        }
        if (problem.status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.attribute(TOLD, problem.name());
        context.status(problem.status());
        if (ChatRoutes.isChat(context.path())) {
            TextResponse.send(context, "application/json", OpenAiRuns.error(problem));
        } else {
            TextResponse.send(context, Problem.MEDIA_TYPE, problem.json());
        }
    }
}

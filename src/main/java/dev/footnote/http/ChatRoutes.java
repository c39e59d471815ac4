package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.ThoughtDelta;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.http.exchange.RequestParams;
import dev.footnote.http.exchange.RouteMethods;
import dev.footnote.http.openai.AnsweredChats;
import dev.footnote.http.openai.ChatCall;
import dev.footnote.http.openai.ChatModels;
import dev.footnote.http.openai.ChatProblem;
import dev.footnote.http.openai.ChatReplies;
import dev.footnote.service.ProgressLines;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's dialect: {@code /v1/chat/completions} and {@code /v1/models}. A request that comes again with the same {@code Idempotency-Key}, or with the same body while its run is still going,
 * as clients send it by themselves after a time-out, gets the run that it has and starts no other.
 */
final class ChatRoutes {

    private static final String CHAT = "/v1/chat/completions";
    private static final String MODELS = "/v1/models";

    /** For Perplexity's clients, whose base address has no version. */
    private static final String ALIAS = "/chat/completions";

    private final RunQueue runs;
    private final EventStreams streams;
    private final PendingResponses waiters;
    private final Clock clock;
    private final IdempotentRuns requests;
    private final AnsweredChats answered = new AnsweredChats();

    ChatRoutes(RunQueue runs, EventStreams streams, PendingResponses waiters, IdempotentRuns requests, Clock clock) {
        this.runs = runs;
        this.streams = streams;
        this.waiters = waiters;
        this.requests = requests;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.post(CHAT, this::complete);
        routes.post(ALIAS, this::complete);
        RouteMethods.get(
                routes,
                MODELS,
                "",
                context -> Routes.json(context, ChatModels.list(seconds()).toString()));
        RouteMethods.get(routes, MODELS + "/{id}", "", this::model);
    }

    /** Whether an address is one of this dialect, whose clients read errors in its form. */
    static boolean isChat(String path) {
        return path.equals(CHAT) || path.equals(ALIAS) || path.equals(MODELS) || path.startsWith(MODELS + "/");
    }

    /** A problem in both forms: its own fields, and the object that clients of this dialect show. */
    static String error(Problem problem) {
        ObjectNode node = problem.node();
        String type = problem.status() == 401
                ? "authentication_error"
                : problem.status() == 429
                        ? "rate_limit_error"
                        : problem.status() < 500 ? "invalid_request_error" : "server_error";
        node.set("error", ChatReplies.error(problem.detail(), type, problem.field(), problem.name()));
        return node.toString();
    }

    private void model(Context context) {
        try {
            Routes.json(
                    context,
                    ChatModels.of(context.pathParam("id")).json(seconds()).toString());
        } catch (ChatProblem e) {
            throw problem(e);
        }
    }

    private void complete(Context context) throws IOException {
        byte[] body = RequestParams.json(context);
        ChatCall call;
        try {
            call = ChatCall.read(body);
        } catch (ChatProblem e) {
            throw problem(e);
        }
        String owner = Routes.owner(context);
        QueuedRun ticket = run(context, call, body);
        ChatReplies replies = new ChatReplies(
                "chatcmpl-" + ticket.id(), seconds(), call.model().id());
        if (call.stream()) {
            streams.open(
                    context,
                    ticket,
                    new Chunks(replies, call.usage(), answer -> answered.add(owner, ticket.id(), answer)),
                    1);
        } else {
            CompletableFuture<Answer> answer = waiters.await(context, ticket);
            context.future(() -> answer.thenAccept(told -> {
                answered.add(owner, ticket.id(), told);
                send(context, replies, ticket, told);
            }));
        }
    }

    private static void send(Context context, ChatReplies replies, QueuedRun ticket, Answer answer) {
        if (answer.status() == Answer.Status.FAILED) {
            String reason = answer.reason() == null ? "the run failed" : answer.reason();
            // Clients of this dialect send a request again after most 5xx; a run that failed was paid for and would
            // fail again.
            context.status(502).header("X-Should-Retry", "false");
            Routes.json(context, error(Problem.of(502, "run-failed", "The run failed", reason)));
            return;
        }
        ResearchRun run = ticket.started().join();
        Routes.json(context, replies.completion(run, answer).toString());
    }

    private QueuedRun run(Context context, ChatCall call, byte[] body) {
        QueuedRun run = requests.run(
                context,
                body,
                true,
                () -> runs.admit(following(call, Routes.owner(context)), Routes.owner(context), false));
        Routes.tellLimits(context, runs.usage());
        context.header("Location", RunViews.path(run.id()));
        return run;
    }

    /** The request, after the run that gave the conversation's latest reply, as long as that run is kept: its sources stay citable. */
    private ResearchRequest following(ChatCall call, String owner) {
        String earlier = answered.find(owner, call.lastReply())
                .filter(id -> runs.footnote().stored(id).isPresent())
                .orElse(null);
        return call.request().withFollows(earlier);
    }

    private long seconds() {
        return clock.instant().getEpochSecond();
    }

    private static ProblemException problem(ChatProblem e) {
        String message = String.valueOf(e.getMessage());
        return new ProblemException(
                e.status() == 404
                        ? new Problem(404, "model_not_found", "There is no such model", message, e.field())
                        : Problem.badField(e.field().isEmpty() ? null : e.field(), message));
    }

    /** A run in chunks: thinking and progress as they come, the checked answer at the end. */
    private record Chunks(ChatReplies replies, boolean usage, Consumer<Answer> told) implements SseForm {

        @Override
        public String opening() {
            return replies.opening();
        }

        @Override
        public String event(RecordedEvent recorded) {
            return ProgressLines.of(recorded.event())
                    .map(line -> replies.reasoning("\n" + line + "\n"))
                    .orElse("");
        }

        @Override
        public String thought(ThoughtDelta delta) {
            return replies.reasoning(delta.text());
        }

        @Override
        public String ending(@Nullable ResearchRun run, @Nullable Answer answer) {
            if (run == null || answer == null) {
                return ChatReplies.broken(Problem.internal().detail());
            }
            if (answer.status() == Answer.Status.FAILED) {
                return ChatReplies.broken(answer.reason() == null ? "the run failed" : answer.reason());
            }
            told.accept(answer);
            return replies.answer(run, answer, usage);
        }
    }
}

package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.ThoughtDelta;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.RequestParams;
import dev.footnote.http.exchange.RouteMethods;
import dev.footnote.http.openai.ChatCall;
import dev.footnote.http.openai.ChatProblem;
import dev.footnote.http.openai.ChatReplies;
import dev.footnote.http.openai.NamedModel;
import dev.footnote.service.ProgressLines;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** OpenAI's chat completions and list of models: {@code /v1/chat/completions} and {@code /v1/models}. */
final class ChatRoutes {

    private static final String CHAT = "/v1/chat/completions";
    private static final String MODELS = "/v1/models";

    /** For Perplexity's clients, whose base address has no version. */
    private static final String ALIAS = "/chat/completions";

    private final OpenAiRuns shared;
    private final EventStreams streams;
    private final PendingResponses waiters;
    private final Clock clock;

    ChatRoutes(OpenAiRuns shared, EventStreams streams, PendingResponses waiters, Clock clock) {
        this.shared = shared;
        this.streams = streams;
        this.waiters = waiters;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.post(CHAT, this::complete);
        routes.post(ALIAS, this::complete);
        RouteMethods.get(
                routes,
                MODELS,
                "",
                context -> Routes.json(context, NamedModel.list(seconds()).toString()));
        RouteMethods.get(routes, MODELS + "/{id}", "", this::model);
    }

    /** Whether an address is one of this dialect, whose clients read errors in its form. */
    static boolean isChat(String path) {
        return path.startsWith(ResponsesRoutes.RESPONSES)
                || path.equals(CHAT)
                || path.equals(ALIAS)
                || path.equals(MODELS)
                || path.startsWith(MODELS + "/");
    }

    private void model(Context context) {
        try {
            Routes.json(
                    context,
                    NamedModel.of(context.pathParam("id")).json(seconds()).toString());
        } catch (ChatProblem e) {
            throw OpenAiRuns.problem(e);
        }
    }

    private void complete(Context context) throws IOException {
        byte[] body = RequestParams.json(context);
        ChatCall call;
        try {
            call = ChatCall.read(body);
        } catch (ChatProblem e) {
            throw OpenAiRuns.problem(e);
        }
        String owner = Routes.owner(context);
        QueuedRun ticket = shared.run(
                context, body, false, () -> call.request().withFollows(shared.following(owner, call.lastReply())));
        ChatReplies replies = new ChatReplies(
                "chatcmpl-" + ticket.id(), seconds(), call.model().id());
        if (call.stream()) {
            streams.open(
                    context,
                    ticket,
                    new Chunks(replies, call.usage(), answer -> shared.answered(owner, ticket.id(), answer)),
                    1);
        } else {
            CompletableFuture<Answer> answer = waiters.await(context, ticket);
            context.future(() -> answer.thenAccept(told -> {
                shared.answered(owner, ticket.id(), told);
                if (!OpenAiRuns.failed(context, told)) {
                    ResearchRun run = ticket.started().join();
                    Routes.json(context, replies.completion(run, told).toString());
                }
            }));
        }
    }

    private long seconds() {
        return clock.instant().getEpochSecond();
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

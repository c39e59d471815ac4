package dev.footnote.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.api.run.ThoughtDelta;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.http.exchange.RequestParams;
import dev.footnote.http.exchange.ResponseFormat;
import dev.footnote.http.exchange.RouteMethods;
import dev.footnote.http.openai.ChatProblem;
import dev.footnote.http.openai.ResponseItems;
import dev.footnote.http.openai.ResponsesCall;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** OpenAI's Responses: {@code /v1/responses}, with background runs, follow-ups by id, and streams that can be taken up again. */
final class ResponsesRoutes {

    static final String RESPONSES = "/v1/responses";

    /** Requests are small, and older runs are gone from the store by then. */
    private static final int MOST_REMEMBERED = 10_000;

    /** Questions before a question; more would not fit into the context. */
    private static final int MOST_EARLIER = 20;

    private final OpenAiRuns shared;
    private final RunQueue runs;
    private final EventStreams streams;
    private final PendingResponses waiters;
    private final Executor executor;
    private final Clock clock;
    private final Cache<String, ResponsesCall> calls =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    ResponsesRoutes(
            OpenAiRuns shared,
            RunQueue runs,
            EventStreams streams,
            PendingResponses waiters,
            Executor executor,
            Clock clock) {
        this.shared = shared;
        this.runs = runs;
        this.streams = streams;
        this.waiters = waiters;
        this.executor = executor;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.post(RESPONSES, this::create);
        RouteMethods.get(routes, RESPONSES + "/{id}", "", this::show);
        routes.post(RESPONSES + "/{id}/cancel", this::cancel);
    }

    /** A response that a caller knows: its run, and what was asked for. */
    private record Known(QueuedRun ticket, ResponsesCall call) {
        ResponseItems items(long after) {
            return new ResponseItems(ticket.id(), ticket.stored().createdAt().getEpochSecond(), call, after);
        }
    }

    private void create(Context context) throws IOException {
        byte[] body = RequestParams.json(context);
        ResponsesCall call;
        try {
            call = ResponsesCall.read(body);
        } catch (ChatProblem e) {
            throw OpenAiRuns.problem(e);
        }
        String owner = Routes.owner(context);
        QueuedRun ticket = shared.run(context, body, call.background(), () -> request(call, owner));
        calls.asMap().putIfAbsent(ticket.id(), call);
        Known known = new Known(ticket, call);
        if (call.stream()) {
            streams.open(context, ticket, events(known, owner, -1), 1);
        } else if (call.background()) {
            Routes.json(context, sofar(known));
        } else {
            CompletableFuture<Answer> answer = waiters.await(context, ticket);
            context.future(() -> answer.thenAccept(told -> {
                shared.answered(owner, ticket.id(), told);
                if (!OpenAiRuns.failed(context, told)) {
                    Routes.json(context, whole(known, ticket.started().join(), told));
                }
            }));
        }
    }

    private ResearchRequest request(ResponsesCall call, String owner) {
        Optional<String> previous = call.previous();
        if (previous.isEmpty()) {
            return call.request(List.of(), shared.following(owner, call.lastReply()));
        }
        String id = previous.get();
        StoredRun before = runs.footnote()
                .stored(ResponseItems.run(id))
                .filter(run -> run.owner().equals(owner))
                .orElseThrow(() -> notFound(id));
        if (answer(before).isEmpty()) {
            throw new ProblemException(Problem.badField(
                    "previous_response_id",
                    "the response \"" + Problem.shown(id)
                            + "\" has not ended, or ended without an answer; wait for it, or ask anew"));
        }
        return call.request(earlier(before), before.id());
    }

    private static ProblemException notFound(String id) {
        return new ProblemException(new Problem(
                400,
                "previous_response_not_found",
                "There is no such response",
                "there is no response \"" + Problem.shown(id)
                        + "\" of yours; it never was, or is no longer kept: send the messages themselves",
                "previous_response_id"));
    }

    /** The questions and answers that led to a run, and its own, oldest first. */
    private List<ResponsesCall.Exchange> earlier(StoredRun last) {
        List<ResponsesCall.Exchange> out = new ArrayList<>();
        Optional<StoredRun> run = Optional.of(last);
        while (run.isPresent() && out.size() < MOST_EARLIER) {
            StoredRun one = run.get();
            answer(one)
                    .ifPresent(answer ->
                            out.add(0, new ResponsesCall.Exchange(one.request().question(), answer)));
            run = Optional.ofNullable(one.request().follows())
                    .flatMap(id -> runs.footnote().stored(id))
                    .filter(earlier -> earlier.owner().equals(last.owner()));
        }
        return out;
    }

    private static Optional<Answer> answer(StoredRun run) {
        return run.log().from(1).stream()
                .map(RecordedEvent::event)
                .filter(ResearchEvent.AnswerReady.class::isInstance)
                .map(event -> ((ResearchEvent.AnswerReady) event).answer())
                .findFirst();
    }

    private void show(Context context) throws IOException {
        Known known = known(context);
        boolean stream = RequestParams.flag(context, "stream");
        List<String> last = context.queryParams("starting_after");
        if (last.size() > 1) {
            throw RequestParams.bad("starting_after", "starting_after is given more than once; give it once");
        }
        int after =
                RequestParams.number("starting_after", last.isEmpty() ? null : last.get(0), -1, 0, Integer.MAX_VALUE);
        if (stream) {
            if (context.method().equals(HandlerType.HEAD)) {
                context.contentType(ResponseFormat.EVENTS.contentType());
            } else {
                streams.open(context, known.ticket(), events(known, Routes.owner(context), after), 1);
            }
        } else if (QueuedRun.hasEnded(known.ticket().stored())) {
            ended(context, known);
        } else {
            known.ticket().touch(clock.instant());
            Routes.json(context, sofar(known));
        }
    }

    private void cancel(Context context) {
        Known known = known(context);
        if (!QueuedRun.hasEnded(known.ticket().stored())) {
            runs.cancel(known.ticket(), "cancelled by its owner");
        }
        ended(context, known);
    }

    private Known known(Context context) {
        String id = context.pathParam("id");
        String run = ResponseItems.run(id);
        ResponsesCall call = calls.getIfPresent(run);
        Optional<QueuedRun> ticket = runs.find(run, Routes.owner(context));
        if (call == null || ticket.isEmpty()) {
            throw new ProblemException(Problem.of(
                    404,
                    "response_not_found",
                    "There is no such response",
                    "there is no response \"" + Problem.shown(id) + "\" of yours; it never was, or is no longer kept"));
        }
        return new Known(ticket.get(), call);
    }

    /** Waits, without a thread, for a run that has ended or is about to. */
    private void ended(Context context, Known known) {
        CompletableFuture<ResearchRun> started = known.ticket().started();
        context.future(() -> started.thenCompose(run ->
                run.result().thenAcceptAsync(answer -> Routes.json(context, whole(known, run, answer)), executor)));
    }

    private static String whole(Known known, ResearchRun run, Answer answer) {
        return known.items(-1).response(run, answer).toString();
    }

    private static String sofar(Known known) {
        ResearchRun run = known.ticket().started().getNow(null);
        return known.items(-1)
                .sofar(run == null ? "queued" : "in_progress", run == null ? List.of() : run.events(1))
                .toString();
    }

    private Events events(Known known, String owner, long after) {
        return new Events(
                known.items(after),
                answer -> shared.answered(owner, known.ticket().id(), answer));
    }

    /** A run in the events of this form. */
    private record Events(ResponseItems items, Consumer<Answer> told) implements SseForm {

        @Override
        public String opening() {
            return items.opening();
        }

        @Override
        public String event(RecordedEvent recorded) {
            return items.event(recorded);
        }

        /** Thinking comes with its step: its pieces are not recorded and would have other numbers the next time. */
        @Override
        public String thought(ThoughtDelta delta) {
            return "";
        }

        @Override
        public String ending(@Nullable ResearchRun run, @Nullable Answer answer) {
            if (run == null || answer == null) {
                return items.broken();
            }
            told.accept(answer);
            return items.ending(run, answer);
        }
    }
}

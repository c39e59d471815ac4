package dev.footnote.http;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.http.access.Authenticator;
import dev.footnote.http.access.BrowserHeaders;
import dev.footnote.http.batches.BatchRoutes;
import dev.footnote.http.batches.BatchRuns;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.http.exchange.RequestBodies;
import dev.footnote.http.exchange.RequestParams;
import dev.footnote.http.exchange.ResponseFormat;
import dev.footnote.http.exchange.RouteMethods;
import dev.footnote.http.exchange.ServerPaths;
import dev.footnote.http.exchange.TextResponse;
import dev.footnote.http.limit.KeyUsage;
import dev.footnote.http.lookup.LookupRoutes;
import dev.footnote.http.mcp.McpRoutes;
import dev.footnote.http.page.PageRoutes;
import dev.footnote.trace.CallerTraces;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** What the server answers to. */
final class Routes {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String OWNER = "footnote.owner";

    /** Probes give up after a few seconds and take that for a failure. */
    private static final Duration READY_WAIT = Duration.ofSeconds(4);

    private static final String RUNS = "/v1/research";

    private final RunQueue runs;
    private final EventStreams streams;
    private final PendingResponses waiters;
    private final Metrics metrics;
    private final HttpSettings settings;
    private final Executor executor;
    private final Clock clock;
    private final IdempotentRuns requests = new IdempotentRuns(Ticker.systemTicker());
    private final Readiness readiness;
    private final ServerPaths paths;
    private final ChatRoutes chat;
    private final ResponsesRoutes responses;
    private final McpRoutes mcp;
    private final BatchRoutes batches;

    /**
     * @param executor renders answers and writes them to callers who may be slow
     * @param callers keeps what is done on other threads within the trace of who called
     */
    Routes(
            RunQueue runs,
            EventStreams streams,
            PendingResponses waiters,
            Metrics metrics,
            HttpSettings settings,
            Executor executor,
            CallerTraces callers,
            Clock clock) {
        this.runs = runs;
        this.streams = streams;
        this.waiters = waiters;
        this.metrics = metrics;
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
        this.paths = ServerPaths.of(runs.footnote().folders());
        this.readiness = new Readiness(runs, () -> runs.footnote().trouble(READY_WAIT), executor, clock);
        OpenAiRuns shared = new OpenAiRuns(runs, requests);
        this.chat = new ChatRoutes(shared, streams, waiters, clock);
        this.responses = new ResponsesRoutes(shared, runs, streams, waiters, executor, clock);
        this.batches = new BatchRoutes(
                this::start, settings.batches(), Routes::owner, () -> callers.ofThisCall(executor), paths, clock);
        this.mcp = new McpRoutes(
                runs.footnote(),
                (request, owner) -> runs.admit(request, owner, true).started(),
                Routes::owner,
                task -> callers.ofThisCall(executor).execute(task),
                settings.keepAlive());
    }

    private BatchRuns.Started start(ResearchRequest request, String owner) {
        QueuedRun ticket = runs.admit(request, owner, true);
        return new BatchRuns.Started(ticket.id(), ticket.result(), reason -> runs.cancel(ticket, reason));
    }

    /** Ends batches, so that no further run of theirs begins. */
    void close() {
        batches.close();
    }

    void register(RoutesConfig routes, Authenticator gate, BrowserHeaders browsers) {
        routes.before(context -> begin(context, gate, browsers));
        RouteMethods.get(routes, RUNS, "POST", this::list);
        routes.post(RUNS, this::ask);
        RouteMethods.get(routes, RUNS + "/{id}", "DELETE", this::show);
        routes.delete(RUNS + "/{id}", this::cancel);
        RouteMethods.get(routes, RUNS + "/{id}/events", "", this::events);
        RouteMethods.get(routes, RUNS + "/{id}/sources/{n}", "", this::source);
        RouteMethods.get(routes, "/v1/options", "", this::options);
        chat.register(routes);
        responses.register(routes);
        mcp.register(routes, browsers::trust);
        batches.register(routes);
        new LookupRoutes(runs.footnote(), executor, settings.lookups()).register(routes);
        new PageRoutes().register(routes);
        RouteMethods.get(routes, "/healthz", "", context -> plain(context, "ok\n"));
        RouteMethods.get(routes, "/readyz", "", this::ready);
        RouteMethods.get(
                routes,
                "/metrics",
                "",
                context -> TextResponse.send(context, "text/plain; version=0.0.4; charset=utf-8", metrics.text()));
        RouteMethods.get(
                routes, "/openapi.yaml", "", context -> TextResponse.send(context, "application/yaml", openapi()));
    }

    private void begin(Context context, Authenticator gate, BrowserHeaders browsers) {
        TextResponse.hide(context, paths);
        boolean answered = browsers.begin(context);
        if (context.path().startsWith("/v1/") || ChatRoutes.isChat(context.path())) {
            context.header("Cache-Control", "no-store");
            context.header("Vary", "Accept, Accept-Encoding, Origin");
        }
        if (answered) {
            context.skipRemainingHandlers();
            return;
        }
        String owner = gate.owner(context);
        context.attribute(OWNER, owner);
        if (isCounted(context)) {
            try {
                runs.usage().request(owner);
            } finally {
                tellLimits(context, runs.usage());
            }
        }
    }

    /** Pages, health and questions about methods cost nothing and are not counted. */
    private static boolean isCounted(Context context) {
        String path = context.path();
        return !context.method().equals(HandlerType.OPTIONS)
                && (path.startsWith("/v1/") || path.equals("/mcp") || ChatRoutes.isChat(path));
    }

    /** Tells what the caller's key has left. */
    static void tellLimits(Context context, KeyUsage usage) {
        String left = usage.left(owner(context));
        if (!left.isEmpty()) {
            context.header("RateLimit-Policy", usage.policy());
            context.header("RateLimit", left);
        }
    }

    private void ask(Context context) throws IOException {
        RequestParams.only(context, "wait");
        ResponseFormat form = ResponseFormat.accepted(
                context, ResponseFormat.JSON, ResponseFormat.MARKDOWN, ResponseFormat.HTML, ResponseFormat.EVENTS);
        boolean async = RequestParams.async(context);
        byte[] body = RequestParams.json(context);
        ResearchRequest request = RequestBodies.request(body);
        QueuedRun ticket = requests.run(context, body, false, () -> runs.admit(request, owner(context), async));
        if (async) {
            ticket.detach();
        }
        tellLimits(context, runs.usage());
        context.header("Location", RunViews.path(ticket.id()));
        if (async) {
            context.header("Preference-Applied", "respond-async");
            json(context.status(202), RunViews.run(ticket).toString());
        } else if (form == ResponseFormat.EVENTS) {
            streams.open(context, ticket, new FootnoteEvents(), 1);
        } else {
            send(context, waiters.await(context, ticket), form);
        }
    }

    private static void send(Context context, CompletableFuture<Answer> result, ResponseFormat form) {
        context.future(
                () -> result.thenAccept(answer -> TextResponse.send(context, form.contentType(), form.render(answer))));
    }

    private void show(Context context) {
        RequestParams.only(context);
        QueuedRun ticket = run(context);
        String status = ticket.status();
        if (!status.equals("queued") && !status.equals("running")) {
            ResponseFormat form = ResponseFormat.accepted(
                    context,
                    ResponseFormat.JSON,
                    ResponseFormat.MARKDOWN,
                    ResponseFormat.HTML,
                    ResponseFormat.BIBTEX,
                    ResponseFormat.CSL);
            send(context, ticket.result().thenApplyAsync(answer -> answer, executor), form);
            return;
        }
        ticket.touch(clock.instant());
        if (ResponseFormat.best(context, ResponseFormat.JSON).isEmpty()) {
            ResponseFormat.accepted(
                    context,
                    ResponseFormat.MARKDOWN,
                    ResponseFormat.HTML,
                    ResponseFormat.BIBTEX,
                    ResponseFormat.CSL,
                    ResponseFormat.JSON);
            throw new ProblemException(Problem.of(
                    409,
                    "not-ended",
                    "The run has not ended",
                    "the run is " + status + "; ask again when it has ended, or accept application/json"));
        }
        json(context, RunViews.run(ticket).toString());
    }

    private void cancel(Context context) {
        RequestParams.only(context);
        QueuedRun ticket = run(context);
        runs.cancel(ticket, "cancelled by its owner");
        json(context.status(202), RunViews.run(ticket).toString());
    }

    private void events(Context context) throws IOException {
        RequestParams.only(context);
        QueuedRun ticket = run(context);
        ResponseFormat.accepted(context, ResponseFormat.EVENTS);
        long from = RequestParams.lastEventId(context) + 1;
        if (context.method().equals(HandlerType.HEAD)) {
            context.contentType(ResponseFormat.EVENTS.contentType());
        } else {
            streams.open(context, ticket, new FootnoteEvents(), from);
        }
    }

    private void source(Context context) {
        RequestParams.only(context);
        QueuedRun ticket = run(context);
        String n = context.pathParam("n");
        int number = SHA256.matcher(n).matches()
                ? ticket.sourceNumber(n).orElseThrow(() -> noSource(n))
                : RequestParams.number("n", n, 0, 1, Integer.MAX_VALUE);
        ResponseFormat form = ResponseFormat.accepted(context, ResponseFormat.JSON, ResponseFormat.TEXT);
        ResearchRun run = ticket.started().getNow(null);
        Optional<Source> found = run == null ? Optional.empty() : run.source(number);
        Source source = found.orElseThrow(() -> noSource(n));
        String body = form == ResponseFormat.TEXT
                ? source.text()
                : RunViews.source(number, source, paths).toString();
        TextResponse.exactly(context, form.contentType(), body);
    }

    private static ProblemException noSource(String number) {
        return new ProblemException(Problem.of(
                404,
                "unknown-source",
                "There is no such source",
                "there is no source " + number + " in this run; its events tell which were read"));
    }

    private void list(Context context) {
        RequestParams.only(context, RunFilter.PARAMETERS);
        ResponseFormat.accepted(context, ResponseFormat.JSON);
        int size = RequestParams.number(
                "limit", context.queryParam("limit"), settings.pageSize(), 1, HttpSettings.MAX_PAGE);
        String before = context.queryParam("before");
        String owner = owner(context);
        if (before != null && runs.find(before, owner).isEmpty()) {
            throw new ProblemException(Problem.unknownRun(before));
        }
        RunFilter filter = RunFilter.of(context);
        json(
                context,
                RunViews.page(runs.list(owner, size, before, filter::test), size, filter)
                        .toString());
    }

    private void ready(Context context) {
        CompletableFuture<Optional<Problem>> known = readiness.problem();
        context.future(() -> known.thenAccept(problem -> {
            if (problem.isPresent()) {
                throw new ProblemException(problem.get(), settings.retryAfter());
            }
            plain(context, "ready\n");
        }));
    }

    private void options(Context context) {
        RequestParams.only(context);
        ResponseFormat.accepted(context, ResponseFormat.JSON);
        json(context, RunViews.options(runs.footnote().options()).toString());
    }

    private QueuedRun run(Context context) {
        String id = context.pathParam("id");
        return runs.find(id, owner(context)).orElseThrow(() -> new ProblemException(Problem.unknownRun(id)));
    }

    static String owner(Context context) {
        String owner = context.attribute(OWNER);
        return owner == null ? "" : owner;
    }

    static void json(Context context, String text) {
        TextResponse.send(context, "application/json", text);
    }

    private static void plain(Context context, String text) {
        TextResponse.send(context, "text/plain; charset=utf-8", text);
    }

    private static String openapi() {
        try (InputStream in = Routes.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the jar has no openapi.yaml; build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml in the jar cannot be read; build it anew", e);
        }
    }
}

package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRun;
import dev.footnote.api.Source;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** What the server answers to. */
final class Routes {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String OWNER = "footnote.owner";
    private static final String RUNS = "/v1/research";

    private final Runs runs;
    private final Streams streams;
    private final Waiters waiters;
    private final Metrics metrics;
    private final HttpSettings settings;
    private final Executor executor;
    private final Clock clock;

    /**
     * @param executor renders answers and writes them to callers who may be slow
     */
    Routes(
            Runs runs,
            Streams streams,
            Waiters waiters,
            Metrics metrics,
            HttpSettings settings,
            Executor executor,
            Clock clock) {
        this.runs = runs;
        this.streams = streams;
        this.waiters = waiters;
        this.metrics = metrics;
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
    }

    void register(RoutesConfig routes, Gate gate) {
        routes.before(context -> begin(context, gate));
        resource(routes, RUNS, "POST", this::list);
        routes.post(RUNS, this::ask);
        resource(routes, RUNS + "/{id}", "DELETE", this::show);
        routes.delete(RUNS + "/{id}", this::cancel);
        resource(routes, RUNS + "/{id}/events", "", this::events);
        resource(routes, RUNS + "/{id}/sources/{n}", "", this::source);
        resource(routes, "/healthz", "", context -> plain(context, "ok\n"));
        resource(routes, "/readyz", "", this::ready);
        resource(
                routes,
                "/metrics",
                "",
                context -> Utf8.send(context, "text/plain; version=0.0.4; charset=utf-8", metrics.text()));
        resource(routes, "/openapi.yaml", "", context -> Utf8.send(context, "application/yaml", openapi()));
    }

    /** HEAD runs the same handler, whose body the container leaves out: what it says of a run is then true. */
    private static void resource(RoutesConfig routes, String path, String more, Handler get) {
        String allow = "GET, HEAD, OPTIONS" + (more.isEmpty() ? "" : ", " + more);
        routes.get(path, get);
        routes.head(path, get);
        routes.options(
                path,
                context -> context.status(204).header("Allow", allow).res().setContentType(null));
    }

    private static void begin(Context context, Gate gate) {
        context.header("X-Content-Type-Options", "nosniff");
        if (context.path().startsWith("/v1/")) {
            context.header("Cache-Control", "no-store");
            context.header("Vary", "Accept, Accept-Encoding");
        }
        context.attribute(OWNER, gate.owner(context));
    }

    private void ask(Context context) throws IOException {
        Asked.only(context, "wait");
        Form form = Form.accepted(context, Form.JSON, Form.MARKDOWN, Form.HTML, Form.EVENTS);
        boolean async = Asked.async(context);
        ResearchRequest request = Bodies.request(Asked.json(context));
        Ticket ticket = runs.admit(request, owner(context), async);
        context.header("Location", Views.path(ticket.id()));
        if (async) {
            context.header("Preference-Applied", "respond-async");
            json(context.status(202), Views.run(ticket).toString());
        } else if (form == Form.EVENTS) {
            streams.open(context, ticket, 1);
        } else {
            send(context, waiters.await(context, ticket), form);
        }
    }

    private static void send(Context context, CompletableFuture<Answer> result, Form form) {
        context.future(() -> result.thenAccept(answer -> Utf8.send(context, form.contentType(), form.render(answer))));
    }

    private void show(Context context) {
        Asked.only(context);
        Ticket ticket = run(context);
        String status = ticket.status();
        if (!status.equals("queued") && !status.equals("running")) {
            Form form = Form.accepted(context, Form.JSON, Form.MARKDOWN, Form.HTML);
            send(context, ticket.result().thenApplyAsync(answer -> answer, executor), form);
            return;
        }
        ticket.touch(clock.instant());
        if (Form.best(context, Form.JSON).isEmpty()) {
            Form.accepted(context, Form.MARKDOWN, Form.HTML, Form.JSON);
            throw new ProblemException(Problem.of(
                    409,
                    "not-ended",
                    "The run has not ended",
                    "the run is " + status + "; ask again when it has ended, or accept application/json"));
        }
        json(context, Views.run(ticket).toString());
    }

    private void cancel(Context context) {
        Asked.only(context);
        Ticket ticket = run(context);
        runs.cancel(ticket, "cancelled by its owner");
        json(context.status(202), Views.run(ticket).toString());
    }

    private void events(Context context) throws IOException {
        Asked.only(context);
        Ticket ticket = run(context);
        Form.accepted(context, Form.EVENTS);
        long from = Asked.lastEventId(context) + 1;
        if (context.method().equals(HandlerType.HEAD)) {
            context.contentType(Form.EVENTS.contentType());
        } else {
            streams.open(context, ticket, from);
        }
    }

    private void source(Context context) {
        Asked.only(context);
        Ticket ticket = run(context);
        String n = context.pathParam("n");
        int number = SHA256.matcher(n).matches()
                ? ticket.sourceNumber(n).orElseThrow(() -> noSource(n))
                : Asked.number("n", n, 0, Integer.MAX_VALUE);
        Form form = Form.accepted(context, Form.JSON, Form.TEXT);
        ResearchRun run = ticket.started().getNow(null);
        Optional<Source> found = run == null ? Optional.empty() : run.source(number);
        Source source = found.orElseThrow(() -> noSource(n));
        String body =
                form == Form.TEXT ? source.text() : Views.source(number, source).toString();
        Utf8.send(context, form.contentType(), body);
    }

    private static ProblemException noSource(String number) {
        return new ProblemException(Problem.of(
                404,
                "unknown-source",
                "There is no such source",
                "there is no source " + number + " in this run; its events tell which were read"));
    }

    private void list(Context context) {
        Asked.only(context, "limit", "before");
        Form.accepted(context, Form.JSON);
        int size = Asked.number("limit", context.queryParam("limit"), settings.pageSize(), HttpSettings.MAX_PAGE);
        String before = context.queryParam("before");
        String owner = owner(context);
        if (before != null && runs.find(before, owner).isEmpty()) {
            throw new ProblemException(Problem.unknownRun(before));
        }
        json(context, Views.page(runs.list(owner, size, before), size).toString());
    }

    private void ready(Context context) {
        if (runs.draining()) {
            throw new ProblemException(Problem.shuttingDown(), settings.retryAfter());
        }
        plain(context, "ready\n");
    }

    private Ticket run(Context context) {
        String id = context.pathParam("id");
        return runs.find(id, owner(context)).orElseThrow(() -> new ProblemException(Problem.unknownRun(id)));
    }

    private static String owner(Context context) {
        String owner = context.attribute(OWNER);
        return owner == null ? "" : owner;
    }

    private static void json(Context context, String text) {
        Utf8.send(context, "application/json", text);
    }

    private static void plain(Context context, String text) {
        Utf8.send(context, "text/plain; charset=utf-8", text);
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

package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRun;
import dev.footnote.api.Source;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the server answers to. */
final class Routes {

    private static final String OWNER = "footnote.owner";

    private final Runs runs;
    private final Streams streams;
    private final Metrics metrics;
    private final HttpSettings settings;
    private final Clock clock;

    Routes(Runs runs, Streams streams, Metrics metrics, HttpSettings settings, Clock clock) {
        this.runs = runs;
        this.streams = streams;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    void register(RoutesConfig routes, Gate gate) {
        routes.before(context -> context.attribute(OWNER, gate.owner(context)));
        routes.post("/v1/research", this::ask);
        routes.get("/v1/research", this::list);
        routes.get("/v1/research/{id}", this::show);
        routes.delete("/v1/research/{id}", this::cancel);
        routes.get("/v1/research/{id}/events", this::events);
        routes.get("/v1/research/{id}/sources/{n}", this::source);
        routes.get("/healthz", context -> context.contentType("text/plain").result("ok\n"));
        routes.get("/readyz", this::ready);
        routes.get(
                "/metrics",
                context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(metrics.text()));
        routes.get(
                "/openapi.yaml",
                context -> context.contentType("application/yaml").result(openapi()));
    }

    private void ask(Context context) throws IOException {
        requireJson(context.header("Content-Type"));
        Form form = Form.accepted(context.header("Accept"));
        boolean async = async(context);
        ResearchRequest request = Bodies.request(context.body());
        Ticket ticket = runs.admit(request, owner(context), async);
        context.header("Location", Views.path(ticket.id()));
        if (async) {
            context.header("Preference-Applied", "respond-async");
            json(context.status(202), Views.run(ticket).toString());
        } else if (form == Form.EVENTS) {
            streams.open(context, ticket, 1);
        } else {
            waitFor(context, ticket, form);
        }
    }

    private static void requireJson(@Nullable String type) {
        String plain = type == null ? "" : type.split(";")[0].strip().toLowerCase(Locale.ROOT);
        if (!plain.equals("application/json")) {
            throw new ProblemException(Problem.of(
                    415,
                    "unsupported-media-type",
                    "The body's type cannot be read",
                    "Content-Type is \"" + (type == null ? "" : type) + "\"; send \"Content-Type: application/json\""));
        }
    }

    private static boolean async(Context context) {
        String wait = context.queryParam("wait");
        if (wait != null && !wait.equals("true") && !wait.equals("false")) {
            throw new ProblemException(Problem.badField("wait", "wait is \"" + wait + "\"; give true or false"));
        }
        String prefer = context.header("Prefer");
        return "false".equals(wait)
                || (wait == null
                        && prefer != null
                        && prefer.toLowerCase(Locale.ROOT).matches("(.*[,;\\s])?respond-async([,;\\s].*)?"));
    }

    private void waitFor(Context context, Ticket ticket, Form form) {
        ticket.enter();
        CompletableFuture<Answer> result = ticket.result();
        var unused = result.whenComplete((answer, error) -> ticket.leave(clock.instant()));
        context.future(() -> result.thenAccept(
                answer -> context.contentType(form.contentType()).result(form.render(answer))));
    }

    private void show(Context context) {
        Form form = Form.accepted(context.header("Accept"));
        Ticket ticket = run(context);
        if (form == Form.EVENTS) {
            throw new ProblemException(Problem.of(
                    406,
                    "not-acceptable",
                    "None of the forms accepted can be given",
                    "events are at " + Views.path(ticket.id()) + "/events; accept application/json here"));
        }
        String status = ticket.status();
        boolean ended = !status.equals("queued") && !status.equals("running");
        if (ended) {
            context.future(() -> ticket.result()
                    .thenAccept(
                            answer -> context.contentType(form.contentType()).result(form.render(answer))));
        } else if (form == Form.JSON) {
            json(context, Views.run(ticket).toString());
        } else {
            throw new ProblemException(Problem.of(
                    409,
                    "not-ended",
                    "The run has not ended",
                    "the run is " + status + "; ask again when it has ended"));
        }
    }

    private void cancel(Context context) {
        Ticket ticket = run(context);
        runs.cancel(ticket, "cancelled by its owner");
        json(context.status(202), Views.run(ticket).toString());
    }

    private void events(Context context) throws IOException {
        String accept = context.header("Accept");
        if (accept != null && !accept.contains("text/event-stream") && !accept.contains("*/*")) {
            throw new ProblemException(Problem.of(
                    406,
                    "not-acceptable",
                    "None of the forms accepted can be given",
                    "Accept is \"" + accept + "\"; accept text/event-stream"));
        }
        streams.open(context, run(context), lastEventId(context.header("Last-Event-ID")) + 1);
    }

    private static long lastEventId(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return 0;
        }
        if (!header.strip().matches("\\d{1,15}")) {
            throw new ProblemException(Problem.badField(
                    "Last-Event-ID", "Last-Event-ID is \"" + header + "\"; give the number of the last event seen"));
        }
        return Long.parseLong(header.strip());
    }

    private void source(Context context) {
        Ticket ticket = run(context);
        int number = number("n", context.pathParam("n"), Integer.MAX_VALUE);
        ResearchRun run = ticket.started().getNow(null);
        Optional<Source> source = run == null ? Optional.empty() : run.source(number);
        json(
                context,
                source.map(found -> Views.source(number, found).toString()).orElseThrow(() -> noSource(number)));
    }

    private static ProblemException noSource(int number) {
        return new ProblemException(Problem.of(
                404,
                "unknown-source",
                "There is no such source",
                "there is no source " + number + " in this run; its events tell which were read"));
    }

    private void list(Context context) {
        String limit = context.queryParam("limit");
        int size = limit == null ? settings.pageSize() : number("limit", limit, HttpSettings.MAX_PAGE);
        String before = context.queryParam("before");
        String owner = owner(context);
        if (before != null && runs.find(before, owner).isEmpty()) {
            throw new ProblemException(Problem.badField(
                    "before", "before names no run of yours that is kept; begin with the first page again"));
        }
        List<Ticket> found = runs.list(owner, size + 1, before);
        json(context, Views.page(found, size).toString());
    }

    private void ready(Context context) {
        if (runs.draining()) {
            throw new ProblemException(Problem.of(
                    503, "shutting-down", "The server is going down", "no new runs are taken; try again in a moment"));
        }
        context.contentType("text/plain").result("ready\n");
    }

    private Ticket run(Context context) {
        String id = context.pathParam("id");
        return runs.find(id, owner(context)).orElseThrow(() -> new ProblemException(Problem.unknownRun(id)));
    }

    private static int number(String name, String text, int most) {
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new ProblemException(
                Problem.badField(name, name + " is \"" + text + "\"; give a whole number from 1 to " + most));
    }

    private static String owner(Context context) {
        String owner = context.attribute(OWNER);
        return owner == null ? "" : owner;
    }

    private static void json(Context context, String text) {
        context.contentType("application/json").result(text);
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

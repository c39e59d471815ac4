package dev.footnote.http.batches;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.batch.QuestionList;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.http.exchange.RequestParams;
import dev.footnote.http.exchange.RouteMethods;
import dev.footnote.http.exchange.ServerPaths;
import dev.footnote.http.exchange.TextResponse;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.AsyncContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/batches}. Safe for many threads. */
public final class BatchRoutes {

    static final String PATH = "/v1/batches";

    private static final Logger LOG = LoggerFactory.getLogger(BatchRoutes.class);
    private static final String LINES = "application/jsonl; charset=utf-8";

    /** Readers of lines at once; each holds a thread. */
    private static final int READERS = 64;

    private static final Duration LATER = Duration.ofSeconds(30);

    /** The ending of a file's name by its media type, which tells the form. */
    private static final Map<String, String> ENDINGS = Map.of(
            "application/jsonl", ".jsonl",
            "application/x-ndjson", ".jsonl",
            "application/x-jsonlines", ".jsonl",
            "application/json", ".json",
            "text/csv", ".csv",
            "text/tab-separated-values", ".tsv",
            "text/plain", ".txt");

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<String, QuestionBatch> batches = new LinkedHashMap<>();
    private final Semaphore readers = new Semaphore(READERS);
    private final SecureRandom random = new SecureRandom();
    private final BatchRuns runs;
    private final BatchSettings settings;
    private final Function<Context, String> owner;
    private final Supplier<Executor> executors;
    private final ServerPaths paths;
    private final Clock clock;

    /**
     * Creates the routes.
     *
     * @param runs starts runs
     * @param settings of batches
     * @param owner who calls
     * @param executors gives, while a call is handled, the executor that begins its runs and writes to its readers, which may be slow
     * @param paths that are kept from callers
     * @param clock tells when a batch was asked for
     */
    public BatchRoutes(
            BatchRuns runs,
            BatchSettings settings,
            Function<Context, String> owner,
            Supplier<Executor> executors,
            ServerPaths paths,
            Clock clock) {
        this.runs = runs;
        this.settings = settings;
        this.owner = owner;
        this.executors = executors;
        this.paths = paths;
        this.clock = clock;
    }

    /**
     * Adds the routes.
     *
     * @param routes of the server
     */
    public void register(RoutesConfig routes) {
        routes.post(PATH, this::ask);
        RouteMethods.get(routes, PATH, "POST", this::list);
        RouteMethods.get(routes, PATH + "/{id}", "DELETE", this::show);
        routes.delete(PATH + "/{id}", this::cancel);
        RouteMethods.get(routes, PATH + "/{id}/results", "", this::results);
    }

    private void ask(Context context) throws IOException {
        RequestParams.only(context, "wait");
        boolean async = RequestParams.async(context);
        String name = "questions" + ending(context);
        byte[] file = body(context);
        if (file.length > 1 && file[0] == 0x1f && file[1] == (byte) 0x8b) {
            throw unsupported("the file is packed; send it as it is");
        }
        QuestionList list =
                QuestionList.read(name, new ByteArrayInputStream(file), settings.reading(), settings.questions());
        if (list.questions().isEmpty()) {
            String first = list.problems().isEmpty()
                    ? ""
                    : " (line " + list.problems().get(0).line() + ": "
                            + list.problems().get(0).problem() + ")";
            throw new ProblemException(Problem.of(
                    400, "no-questions", "The file holds no question", "no line can be used as a question" + first));
        }
        QuestionBatch batch = add(list, owner.apply(context));
        context.header("Location", PATH + "/" + batch.id());
        batch.go();
        if (async) {
            context.header("Preference-Applied", "respond-async");
            TextResponse.send(
                    context.status(202), "application/json", batch.view().toString());
        } else {
            stream(context, batch, 0);
        }
    }

    private static String ending(Context context) {
        String type = context.header("Content-Type");
        String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String ending = ENDINGS.get(plain);
        if (ending == null) {
            throw unsupported(
                    "Content-Type is \"" + Problem.shown(plain)
                            + "\"; send application/jsonl, application/json, text/csv, text/tab-separated-values or text/plain");
        }
        String encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("Content-Encoding is \"" + Problem.shown(encoding) + "\"; send the file as it is");
        }
        return ending;
    }

    private static ProblemException unsupported(String detail) {
        return new ProblemException(
                Problem.of(415, "unsupported-media-type", "The body's type cannot be read", detail));
    }

    /** More than the body of other requests may be. */
    private byte[] body(Context context) throws IOException {
        try (InputStream in = context.bodyInputStream()) {
            byte[] bytes = in.readNBytes(settings.bytes() + 1);
            if (bytes.length > settings.bytes()) {
                throw new ProblemException(Problem.of(
                        413,
                        "body-too-large",
                        "The body is too large",
                        "the file has more than " + settings.bytes()
                                + " bytes; send it in several parts, or raise http.batch_bytes"));
            }
            return bytes;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(400, "malformed-body", "The body cannot be read", "the body broke off; send it whole"),
                    e);
        }
    }

    private QuestionBatch add(QuestionList list, String who) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        QuestionBatch batch = new QuestionBatch(
                HexFormat.of().formatHex(bytes), who, clock.instant(), list, runs, settings, executors.get());
        lock.lock();
        try {
            Iterator<QuestionBatch> oldest = batches.values().iterator();
            while (batches.size() >= settings.kept() && oldest.hasNext()) {
                if (oldest.next().isEnded()) {
                    oldest.remove();
                }
            }
            if (batches.size() >= settings.kept()) {
                throw new ProblemException(
                        Problem.of(
                                429,
                                "too-many-batches",
                                "There is no room for another batch",
                                batches.size() + " batches are going, and no more are taken; try again later"),
                        LATER);
            }
            batches.put(batch.id(), batch);
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private QuestionBatch batch(Context context) {
        String id = context.pathParam("id");
        String who = owner.apply(context);
        lock.lock();
        try {
            return Optional.ofNullable(batches.get(id))
                    .filter(batch -> batch.owner().equals(who))
                    .orElseThrow(() -> new ProblemException(Problem.of(
                            404,
                            "unknown-batch",
                            "There is no such batch",
                            "there is no batch \"" + Problem.shown(id)
                                    + "\" of yours; it never was, or is no longer kept: send the file again")));
        } finally {
            lock.unlock();
        }
    }

    private void list(Context context) {
        RequestParams.only(context);
        String who = owner.apply(context);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode all = node.putArray("batches");
        lock.lock();
        try {
            batches.values().stream()
                    .filter(batch -> batch.owner().equals(who))
                    .forEach(batch -> all.insert(0, batch.view()));
        } finally {
            lock.unlock();
        }
        TextResponse.send(context, "application/json", node.toString());
    }

    private void show(Context context) {
        RequestParams.only(context);
        TextResponse.send(context, "application/json", batch(context).view().toString());
    }

    private void cancel(Context context) {
        RequestParams.only(context);
        QuestionBatch batch = batch(context);
        batch.stop("cancelled by its owner");
        TextResponse.send(context.status(202), "application/json", batch.view().toString());
    }

    private void results(Context context) throws IOException {
        RequestParams.only(context, "from");
        String from = context.queryParam("from");
        int lines = RequestParams.number("from", from, 0, 0, Integer.MAX_VALUE);
        QuestionBatch batch = batch(context);
        if (context.method().equals(HandlerType.HEAD)) {
            context.contentType(LINES);
        } else {
            stream(context, batch, lines);
        }
    }

    private void stream(Context context, QuestionBatch batch, int from) throws IOException {
        if (!readers.tryAcquire()) {
            throw new ProblemException(
                    Problem.of(
                            429,
                            "too-many-readers",
                            "There is no room for another reader",
                            READERS
                                    + " readers of batches are there; the batch goes on, read it later at its results_url"),
                    LATER);
        }
        var response = context.res();
        response.setStatus(200);
        response.setContentType(LINES);
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext async = context.req().startAsync();
        async.setTimeout(0);
        CompletableFuture<Void> done;
        try {
            OutputStream out = response.getOutputStream();
            response.flushBuffer();
            done = CompletableFuture.runAsync(() -> write(out, batch, from), executors.get());
        } catch (IOException | RuntimeException e) {
            readers.release();
            throw e;
        }
        context.future(() -> done.whenComplete((nothing, error) -> readers.release()));
    }

    private void write(OutputStream out, QuestionBatch batch, int from) {
        int next = from;
        try {
            while (true) {
                boolean ended = batch.isEnded();
                List<String> lines = batch.await(next, ended ? Duration.ZERO : settings.keepAlive());
                if (lines.isEmpty() && ended) {
                    return;
                }
                // An empty line shows whether the reader is still there.
                String text = lines.isEmpty() ? "\n" : paths.hide(String.join("", lines));
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
                next += lines.size();
            }
        } catch (IOException e) {
            LOG.debug("a reader of a batch is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all batches with the answers that they have. */
    public void close() {
        List<QuestionBatch> all;
        lock.lock();
        try {
            all = List.copyOf(batches.values());
        } finally {
            lock.unlock();
        }
        all.forEach(batch -> batch.stop("the server is going down"));
    }
}

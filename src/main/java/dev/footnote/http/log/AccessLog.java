package dev.footnote.http.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Usage;
import dev.footnote.http.exchange.Problem;
import dev.footnote.json.Json;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Logs a line for each request and run: no key, no query, no header, and no question unless that is switched on. Safe for many threads. */
public final class AccessLog {

    private static final String RUNS = "/v1/research/";

    private final LogSettings settings;
    private final Consumer<String> sink;
    private final Clock clock;

    /**
     * Creates a log.
     *
     * @param settings how it logs
     * @param sink takes each line, without its end; safe for many threads
     * @param clock tells the time of JSON lines
     */
    public AccessLog(LogSettings settings, Consumer<String> sink, Clock clock) {
        this.settings = settings;
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * A request that was answered.
     *
     * @param method of HTTP
     * @param path without its query
     * @param status of the response
     * @param millis from the request to the end of its response
     * @param key the name of the caller's key, empty where there are none
     * @param location of a run that it began, or null
     */
    public record Request(
            String method,
            String path,
            int status,
            long millis,
            String key,
            @Nullable String location) {

        /** The run that the request is about, or null. */
        @Nullable
        String run() {
            String about = location == null ? path : location;
            if (!about.startsWith(RUNS)) {
                return null;
            }
            int end = about.indexOf('/', RUNS.length());
            return about.substring(RUNS.length(), end < 0 ? about.length() : end);
        }
    }

    /**
     * Logs a request.
     *
     * @param request that was answered
     */
    public void answered(Request request) {
        if (settings.json()) {
            ObjectNode line = line("request");
            line.put("method", request.method());
            line.put("path", printable(Problem.shown(request.path())));
            line.put("status", request.status());
            line.put("ms", request.millis());
            put(line, "key", request.key());
            put(line, "run", request.run() == null ? "" : printable(Problem.shown(request.run())));
            sink.accept(Json.line(line));
        } else {
            sink.accept(text(request));
        }
    }

    private static String text(Request request) {
        String location = request.location();
        String run = location == null || location.equals(request.path())
                ? ""
                : ", run " + location.substring(location.lastIndexOf('/') + 1);
        return request.method() + " " + printable(Problem.shown(request.path())) + " " + request.status() + " "
                + request.millis() + " ms" + run;
    }

    /** Control characters could make a line of their own. */
    private static String printable(String path) {
        StringBuilder out = new StringBuilder();
        path.chars().forEach(c -> out.append(Character.isISOControl(c) ? '?' : (char) c));
        return out.toString();
    }

    /**
     * Logs that a run has begun.
     *
     * @param run its id
     * @param key the name of its owner's key, empty where there are none
     * @param question the question
     * @param running runs that are going
     * @param queued runs that wait
     */
    public void started(String run, String key, String question, int running, int queued) {
        if (settings.json()) {
            ObjectNode line = line("run_started");
            line.put("run", run);
            put(line, "key", key);
            put(line, "question", settings.questions() ? question : "");
            line.put("running", running);
            line.put("queued", queued);
            sink.accept(Json.line(line));
        } else {
            sink.accept("run " + run + " started; " + running + " going, " + queued + " waiting");
        }
    }

    /**
     * Logs that a run has ended.
     *
     * @param run its id
     * @param key the name of its owner's key, empty where there are none
     * @param answer whose status and usage are told, and nothing else
     */
    public void ended(String run, String key, Answer answer) {
        Usage usage = answer.usage();
        String status = answer.status().name().toLowerCase(Locale.ROOT);
        if (settings.json()) {
            ObjectNode line = line("run_ended");
            line.put("run", run);
            put(line, "key", key);
            line.put("status", status);
            line.put("ms", usage.elapsedMs());
            line.put("model_calls", usage.modelCalls());
            line.put("searches", usage.searches());
            line.put("pages", usage.pagesRead());
            line.put("input_tokens", usage.tokens().input());
            line.put("output_tokens", usage.tokens().output());
            if (usage.costUsd() != null) {
                line.put("cost_usd", usage.costUsd());
            }
            sink.accept(Json.line(line));
        } else {
            String cost = usage.costUsd() == null ? "" : ", " + usage.costUsd().toPlainString() + " USD";
            sink.accept("run " + run + " " + status + " after " + usage.elapsedMs() + " ms; " + usage.modelCalls()
                    + " model calls, " + usage.searches() + " searches, " + usage.pagesRead() + " pages" + cost);
        }
    }

    private ObjectNode line(String event) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", clock.instant().toString());
        line.put("level", "INFO");
        line.put("event", event);
        return line;
    }

    private static void put(ObjectNode line, String name, String value) {
        if (!value.isEmpty()) {
            line.put(name, value);
        }
    }
}

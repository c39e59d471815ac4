package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.http.exchange.Problem;
import io.javalin.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a line for each request and run: no question, no key, no query, no header. Safe for many threads. */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("footnote");

    private AccessLog() {}

    static void request(Context context, float millis) {
        if (LOG.isInfoEnabled()) {
            String run = context.res().getHeader("Location");
            LOG.info(
                    "{}", line(context.method().name(), context.path(), context.statusCode(), Math.round(millis), run));
        }
    }

    /**
     * The line of a request.
     *
     * @param location of a run that it began, or null
     */
    static String line(String method, String path, int status, long millis, @Nullable String location) {
        String run = location == null || location.equals(path)
                ? ""
                : ", run " + location.substring(location.lastIndexOf('/') + 1);
        return method + " " + printable(Problem.shown(path)) + " " + status + " " + millis + " ms" + run;
    }

    /** Control characters could make a line of their own. */
    private static String printable(String path) {
        StringBuilder out = new StringBuilder();
        path.chars().forEach(c -> out.append(Character.isISOControl(c) ? '?' : (char) c));
        return out.toString();
    }

    static void started(String run, int running, int queued) {
        LOG.info("run {} started; {} going, {} waiting", run, running, queued);
    }

    static void ended(String run, Answer answer) {
        LOG.info("{}", line(run, answer));
    }

    /** The line of a run that has ended. */
    static String line(String run, Answer answer) {
        var usage = answer.usage();
        String cost = usage.costUsd() == null ? "" : ", " + usage.costUsd().toPlainString() + " USD";
        return "run " + run + " " + answer.status().name().toLowerCase(Locale.ROOT) + " after " + usage.elapsedMs()
                + " ms; " + usage.modelCalls() + " model calls, " + usage.searches() + " searches, "
                + usage.pagesRead() + " pages" + cost;
    }
}

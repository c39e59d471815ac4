package dev.footnote.http;

import dev.footnote.config.Settings;
import dev.footnote.http.batches.BatchSettings;
import dev.footnote.http.limit.KeyLimits;
import dev.footnote.http.log.LogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code http}.
 *
 * @param host address to listen on
 * @param port 0 for a free one
 * @param apiKeyFile whose keys are let in, or null for everybody
 * @param allowedOrigins of web pages that may call from a browser
 * @param keyLimits the limits of each key
 * @param log how requests and runs are logged
 * @param batches the limits of question files
 * @param threads of the server at most
 * @param maxBodyBytes of a request
 * @param maxRuns at once
 * @param queue runs that wait for a place
 * @param lookups searches and readings without a run at once
 * @param retryAfter the time that a refused caller is told to wait
 * @param stuckAfter how long a run waits for a place before the service counts as not ready
 * @param unwatchedAfter when a run that nobody watches is cancelled
 * @param keepAlive between comments on a silent stream
 * @param idleTimeout for a write that the reader does not take
 * @param shutdownGrace for runs to end by themselves
 * @param pageSize runs on a page of the list
 */
public record HttpSettings(
        String host,
        int port,
        @Nullable Path apiKeyFile,
        List<String> allowedOrigins,
        KeyLimits keyLimits,
        LogSettings log,
        BatchSettings batches,
        int threads,
        int maxBodyBytes,
        int maxRuns,
        int queue,
        int lookups,
        Duration retryAfter,
        Duration stuckAfter,
        Duration unwatchedAfter,
        Duration keepAlive,
        Duration idleTimeout,
        Duration shutdownGrace,
        int pageSize) {

    public HttpSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** The most runs that one page of the list shows. */
    static final int MAX_PAGE = 100;

    /**
     * Reads the settings.
     *
     * @param settings all of them
     * @throws dev.footnote.api.InvalidInputException naming the setting that cannot be used
     */
    public static HttpSettings from(Settings settings) {
        return new HttpSettings(
                settings.text("http.host"),
                settings.integer("http.port", 0, 65_535),
                settings.optional("http.api_key_file").map(Path::of).orElse(null),
                settings.list("http.allowed_origins"),
                KeyLimits.from(settings),
                LogSettings.from(settings),
                BatchSettings.from(settings),
                settings.integer("http.threads", 8, 10_000),
                settings.integer("http.max_body_bytes", 1_024, Integer.MAX_VALUE),
                settings.integer("http.max_runs", 1, 100_000),
                settings.integer("http.queue", 0, 1_000_000),
                settings.integer("http.lookups", 1, 10_000),
                positive(settings, "http.retry_after"),
                positive(settings, "http.stuck_after"),
                positive(settings, "http.unwatched_after"),
                positive(settings, "http.keep_alive"),
                positive(settings, "http.idle_timeout"),
                settings.duration("http.shutdown_grace"),
                settings.integer("http.page_size", 1, MAX_PAGE));
    }

    private static Duration positive(Settings settings, String name) {
        Duration value = settings.duration(name);
        if (value.isZero() || value.isNegative()) {
            throw settings.bad(name, "this is not above 0", "give a duration above 0, such as 10s");
        }
        return value;
    }
}

package dev.footnote.llm.endpoint;

import dev.footnote.config.Settings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of the calls to all endpoints. */
public record ChatSettings(
        Duration connectTimeout,
        Duration idleTimeout,
        Duration totalTimeout,
        Duration finishGrace,
        Duration listTimeout,
        int maxEventBytes,
        long maxAnswerBytes,
        int attempts,
        int emptyAttempts,
        int unreachableAttempts,
        Duration backoff,
        Duration maxBackoff,
        Duration maxRetryAfter,
        Duration patience,
        long seed,
        Optional<String> proxy,
        List<String> noProxy,
        Optional<Path> caFile) {

    public static ChatSettings from(Settings settings) {
        return new ChatSettings(
                settings.duration("chat.connect_timeout"),
                settings.duration("chat.idle_timeout"),
                settings.duration("chat.total_timeout"),
                settings.duration("chat.finish_grace"),
                settings.duration("chat.list_timeout"),
                settings.integer("chat.max_event_bytes"),
                settings.wholeNumber("chat.max_answer_bytes"),
                settings.integer("chat.attempts"),
                settings.integer("chat.empty_attempts"),
                settings.integer("chat.unreachable_attempts"),
                settings.duration("chat.backoff"),
                settings.duration("chat.max_backoff"),
                settings.duration("chat.max_retry_after"),
                settings.duration("chat.patience"),
                seed(settings),
                settings.optional("chat.proxy"),
                settings.list("chat.no_proxy"),
                settings.optional("chat.ca_file").map(Path::of));
    }

    /**
     * The same for an endpoint behind which another one may take over, so that it is given up earlier.
     *
     * @param settings all of them
     */
    public ChatSettings beforeAnother(Settings settings) {
        Duration wait = settings.duration("chat.failover_patience");
        int tries = settings.integer("chat.failover_attempts");
        return new ChatSettings(
                connectTimeout,
                idleTimeout,
                totalTimeout,
                finishGrace,
                listTimeout,
                maxEventBytes,
                maxAnswerBytes,
                Math.min(attempts, tries),
                Math.min(emptyAttempts, tries),
                Math.min(unreachableAttempts, tries),
                backoff,
                maxBackoff,
                shorter(maxRetryAfter, wait),
                shorter(patience, wait),
                seed,
                proxy,
                noProxy,
                caFile);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Without one, processes that were refused together do not come back together. */
    private static long seed(Settings settings) {
        return settings.optional("chat.seed").isPresent()
                ? settings.wholeNumber("chat.seed")
                : new SecureRandom().nextLong();
    }
}

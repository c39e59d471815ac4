package dev.footnote.llm;

import dev.footnote.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What goes for the calls to all endpoints. */
record ChatSettings(
        Duration connectTimeout,
        Duration idleTimeout,
        Duration totalTimeout,
        int attempts,
        int emptyAttempts,
        int unreachableAttempts,
        Duration backoff,
        Duration maxBackoff,
        Duration maxRetryAfter,
        long seed,
        Optional<String> proxy,
        Optional<Path> caFile) {

    static ChatSettings from(Settings settings) {
        return new ChatSettings(
                settings.duration("chat.connect_timeout"),
                settings.duration("chat.idle_timeout"),
                settings.duration("chat.total_timeout"),
                settings.integer("chat.attempts"),
                settings.integer("chat.empty_attempts"),
                settings.integer("chat.unreachable_attempts"),
                settings.duration("chat.backoff"),
                settings.duration("chat.max_backoff"),
                settings.duration("chat.max_retry_after"),
                settings.wholeNumber("chat.seed"),
                settings.optional("chat.proxy"),
                settings.optional("chat.ca_file").map(Path::of));
    }
}

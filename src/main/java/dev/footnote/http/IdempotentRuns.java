package dev.footnote.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.text.Sha256;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Requests that were taken a while ago, so that one that comes again starts no second run: by its {@code Idempotency-Key}, or by its body where clients send again by
 * themselves without one. Safe for many threads.
 */
final class IdempotentRuns {

    private static final String HEADER = "Idempotency-Key";
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST_REMEMBERED = 1_000;

    private final Cache<String, Known> known;

    /**
     * @param ticker tells how long ago a request came
     */
    IdempotentRuns(Ticker ticker) {
        this.known = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .build();
    }

    /** A request that was taken, by the hash of its address and body, and its run. */
    private record Known(String hash, QueuedRun run) {}

    /**
     * Returns the run of a request: the one that it has already, or a new one.
     *
     * @param context tells owner, address and key
     * @param body of the request
     * @param byBody true if a request without a key is known by its body while its run goes on; false if it is always a new one
     * @param start takes in a new run
     * @throws ProblemException if the key came with another request before
     */
    QueuedRun run(Context context, byte[] body, boolean byBody, Supplier<QueuedRun> start) {
        String given = context.header(HEADER);
        boolean named = given != null && !given.isBlank();
        if (!named && !byBody) {
            return start.get();
        }
        String hash = Sha256.hex(context.path() + "\n" + new String(body, StandardCharsets.ISO_8859_1));
        String key = Routes.owner(context) + "\n"
                + (given != null && named ? "key " + Sha256.hex(given.strip()) : "body " + hash);
        Known before = known.getIfPresent(key);
        if (before != null && isOver(before.run(), named)) {
            known.asMap().remove(key, before);
        }
        Known found = known.get(key, k -> new Known(hash, start.get()));
        if (!found.hash().equals(hash)) {
            throw new ProblemException(Problem.of(
                    422,
                    "key-used",
                    "The idempotency key was used for another request",
                    "this Idempotency-Key came with another body or address before; use a new key for a new request"));
        }
        if (before != null && found.run() == before.run()) {
            context.header("Idempotent-Replayed", "true");
        }
        return found.run();
    }

    /** A run that was cancelled because its caller was gone has no answer for the caller who comes again. */
    private static boolean isOver(QueuedRun run, boolean named) {
        return named ? run.abandoned() : QueuedRun.hasEnded(run.stored());
    }
}

package dev.footnote.http.limit;

import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.service.RunCost;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts the usage of each key and refuses requests beyond its limits. Requests are counted in minutes that begin with a key's first request. Money is counted as it
 * is spent, also by runs that are still going; a run may spend no more than the rest of the day when it is taken in, so runs that are taken in at once may
 * together go beyond. The counts live in memory. Safe for many threads.
 */
public final class KeyUsage {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Used> keys = new HashMap<>();
    private final KeyLimits limits;
    private final Clock clock;

    /**
     * Creates counts that are all zero.
     *
     * @param limits of each key
     * @param clock tells minutes and days
     */
    public KeyUsage(KeyLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** What one key has used; guarded by the lock. */
    private static final class Used {
        private final Set<Place> places = new HashSet<>();
        private Instant minute = Instant.EPOCH;
        private int requests;
        private LocalDate day = LocalDate.EPOCH;
        private BigDecimal spent = BigDecimal.ZERO;
    }

    /** Returns the limits. */
    public KeyLimits limits() {
        return limits;
    }

    /**
     * Counts a request.
     *
     * @param key its owner's name
     * @throws ProblemException if the key has used up its requests of this minute
     */
    public void request(String key) {
        if (limits.requests() == 0) {
            return;
        }
        lock.lock();
        try {
            Used used = used(key);
            if (used.requests >= limits.requests()) {
                throw new ProblemException(
                        Problem.of(
                                429,
                                "key-requests",
                                "The key's requests of this minute are used up",
                                limits.requests() + " requests a minute are taken from one key; try again in "
                                        + secondsOfMinute(used) + " s"),
                        Duration.ofSeconds(secondsOfMinute(used)));
            }
            used.requests++;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a place for a run.
     *
     * @param key its owner's name
     * @param retryAfter the time to wait that a caller is told whose runs at once are used up
     * @throws ProblemException if the key has used up its runs at once or its money of this day
     */
    public Place take(String key, Duration retryAfter) {
        lock.lock();
        try {
            Used used = used(key);
            if (limits.runs() > 0 && used.places.size() >= limits.runs()) {
                throw new ProblemException(
                        Problem.of(
                                429,
                                "key-runs",
                                "The key's runs at once are used up",
                                limits.runs() + " runs of one key may go or wait at once; try again in "
                                        + retryAfter.toSeconds() + " s, or cancel one"),
                        retryAfter);
            }
            BigDecimal left = moneyLeft(used);
            if (left != null && left.signum() <= 0) {
                throw new ProblemException(
                        Problem.of(
                                429,
                                "key-money",
                                "The key's money of this day is used up",
                                limits.costUsd()
                                        + " USD a day may be spent with one key; a new day begins at midnight UTC"),
                        Duration.ofSeconds(secondsOfDay()));
            }
            Place place = new Place(key, left);
            used.places.add(place);
            return place;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the limits in the form of the header {@code RateLimit-Policy}; empty where there are none. The unit of {@code money} is a cent.
     */
    public String policy() {
        StringBuilder out = new StringBuilder();
        if (limits.requests() > 0) {
            add(out, "\"requests\";q=" + limits.requests() + ";w=" + MINUTE.toSeconds());
        }
        if (limits.runs() > 0) {
            add(out, "\"runs\";q=" + limits.runs() + ";qu=\"concurrent-requests\"");
        }
        if (limits.costUsd() != null) {
            add(out, "\"money\";q=" + cents(limits.costUsd()) + ";qu=\"usd-cents\";w=86400");
        }
        return out.toString();
    }

    /**
     * Returns the rest that a key may use, in the form of the header {@code RateLimit}; empty where there are no limits.
     *
     * @param key its owner's name
     */
    public String left(String key) {
        if (!limits.any()) {
            return "";
        }
        lock.lock();
        try {
            Used used = used(key);
            StringBuilder out = new StringBuilder();
            if (limits.requests() > 0) {
                add(
                        out,
                        "\"requests\";r=" + Math.max(0, limits.requests() - used.requests) + ";t="
                                + secondsOfMinute(used));
            }
            if (limits.runs() > 0) {
                add(out, "\"runs\";r=" + Math.max(0, limits.runs() - used.places.size()));
            }
            BigDecimal money = moneyLeft(used);
            if (money != null) {
                add(out, "\"money\";r=" + cents(money.max(BigDecimal.ZERO)) + ";t=" + secondsOfDay());
            }
            return out.toString();
        } finally {
            lock.unlock();
        }
    }

    private static void add(StringBuilder out, String item) {
        out.append(out.isEmpty() ? "" : ", ").append(item);
    }

    private static long cents(BigDecimal usd) {
        return usd.movePointRight(2).longValue();
    }

    private Used used(String key) {
        Used used = keys.computeIfAbsent(key, k -> new Used());
        Instant now = clock.instant();
        if (!now.isBefore(used.minute.plus(MINUTE)) || now.isBefore(used.minute)) {
            used.minute = now;
            used.requests = 0;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(used.day)) {
            used.day = today;
            used.spent = BigDecimal.ZERO;
        }
        return used;
    }

    private @Nullable BigDecimal moneyLeft(Used used) {
        BigDecimal limit = limits.costUsd();
        if (limit == null) {
            return null;
        }
        BigDecimal going = used.places.stream().map(Place::spent).reduce(BigDecimal.ZERO, BigDecimal::add);
        return limit.subtract(used.spent).subtract(going);
    }

    /** At least 1: a caller that comes at once would be refused again. */
    private long secondsOfMinute(Used used) {
        return Math.max(1, roundedUp(Duration.between(clock.instant(), used.minute.plus(MINUTE))));
    }

    private long secondsOfDay() {
        Instant now = clock.instant();
        Instant midnight = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return Math.max(1, roundedUp(Duration.between(now, midnight)));
    }

    private static long roundedUp(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }

    /** One run's place among those of its key. Safe for many threads. */
    public final class Place {

        private final String key;
        private final @Nullable BigDecimal left;
        private @Nullable RunCost cost;

        private Place(String key, @Nullable BigDecimal left) {
            this.key = key;
            this.left = left;
        }

        /**
         * Returns the request with no more money than the key has left of the day.
         *
         * @param request as it came
         */
        public ResearchRequest within(ResearchRequest request) {
            if (left == null) {
                return request;
            }
            Budget own = request.budget();
            BigDecimal asked = own.maxCostUsd();
            return asked != null && asked.compareTo(left) <= 0
                    ? request
                    : request.withBudget(new Budget(own.maxSteps(), own.maxTokens(), left, own.maxTime()));
        }

        /**
         * Counts the money of a run from now on.
         *
         * @param run that was started on this place
         */
        public void follow(ResearchRun run) {
            lock.lock();
            try {
                cost = new RunCost(run);
            } finally {
                lock.unlock();
            }
        }

        private BigDecimal spent() {
            return cost == null ? BigDecimal.ZERO : cost.now();
        }

        /** Gives the place back; the money that its run has spent counts for the day. Doing it twice does nothing more. */
        public void leave() {
            lock.lock();
            try {
                Used used = used(key);
                if (used.places.remove(this)) {
                    used.spent = used.spent.add(spent());
                }
            } finally {
                lock.unlock();
            }
        }
    }
}

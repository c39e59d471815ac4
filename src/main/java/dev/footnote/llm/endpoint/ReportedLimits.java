package dev.footnote.llm.endpoint;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The limits on further requests that the headers of a host's answers report: once nothing is left, calls wait for the time at which the host counts anew, and are not refused first. Safe for
 * many threads.
 */
public final class ReportedLimits {

    private static final String X = "x-ratelimit-";

    /** The older form of the IETF's draft, and the header without a prefix that others send. */
    private static final List<String> PLAIN = List.of(X, "ratelimit-");

    private static final Pattern LENGTHS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");
    private static final Pattern WHOLE_LENGTHS = Pattern.compile("(?:\\d{1,9}(?:\\.\\d{1,9})?(?:ms|s|m|h|d)){1,6}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,9})?");
    private static final Pattern LEFT = Pattern.compile("(?:^|[;,\\s])(?:r|remaining)=(\\d{1,15})");
    private static final Pattern WAIT = Pattern.compile("(?:^|[;,\\s])(?:t|reset)=(\\d{1,9})");

    /** Numbers from here on are points in time: seconds, or from there on milliseconds, since 1970. */
    private static final double POINT_IN_TIME = 1e9;

    private static final double IN_MILLIS = 1e11;

    private final Clock clock;
    private volatile Instant until = Instant.EPOCH;

    /**
     * @param clock tells when a limit is over
     */
    ReportedLimits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes in the headers of an answer.
     *
     * @param headers of any answer
     */
    public void heard(HttpHeaders headers) {
        if (headers.map().keySet().stream()
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("ratelimit"))) {
            return;
        }
        for (String what : List.of("requests", "tokens")) {
            take(headers.firstValue(X + "remaining-" + what), headers.firstValue(X + "reset-" + what));
        }
        for (String prefix : PLAIN) {
            take(headers.firstValue(prefix + "remaining"), headers.firstValue(prefix + "reset"));
        }
        headers.firstValue("ratelimit").ifPresent(told -> take(first(LEFT, told), first(WAIT, told)));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text.toLowerCase(Locale.ROOT));
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    private synchronized void take(Optional<String> left, Optional<String> reset) {
        boolean used = left.map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .filter(text -> Double.parseDouble(text) <= 0)
                .isPresent();
        Duration wait = used ? wait(reset.orElse("").strip().toLowerCase(Locale.ROOT)) : null;
        if (wait != null && !wait.isNegative()) {
            Instant then = clock.instant().plus(wait);
            until = then.isAfter(until) ? then : until;
        }
    }

    /** A length such as 1m30s or 250ms, seconds, or a point in time; null for anything else. */
    private @Nullable Duration wait(String text) {
        if (WHOLE_LENGTHS.matcher(text).matches()) {
            double millis = 0;
            for (Matcher m = LENGTHS.matcher(text); m.find(); ) {
                millis += Double.parseDouble(m.group(1)) * unit(m.group(2));
            }
            return Duration.ofMillis((long) millis);
        }
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        double number = Double.parseDouble(text);
        if (number < POINT_IN_TIME) {
            return Duration.ofMillis((long) (number * 1000));
        }
        long at = (long) (number < IN_MILLIS ? number * 1000 : number);
        return Duration.between(clock.instant(), Instant.ofEpochMilli(at));
    }

    private static long unit(String name) {
        return switch (name) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
    }

    /**
     * Returns how long to wait before the next call; zero where something is left to ask, or where it would take longer than that, so that the host's own refusal says why.
     *
     * @param most that is waited for
     */
    public Duration wait(Duration most) {
        Duration left = Duration.between(clock.instant(), until);
        return left.isNegative() || left.compareTo(most) > 0 ? Duration.ZERO : left;
    }
}

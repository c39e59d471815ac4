package dev.footnote.net;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how long a server wants to be left alone. */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}(\\.\\d{0,9})?");

    /** Longer waits mean the same. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private RetryAfter() {}

    /**
     * Returns the time of a Retry-After header, in seconds or as a date.
     *
     * @param answer any
     * @param now the present
     * @return from zero to 30 days; empty if the header is missing or says nothing
     */
    public static Optional<Duration> of(HttpAnswer answer, Instant now) {
        String text = answer.header("retry-after").orElse("").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration wait = SECONDS.matcher(text).matches()
                    ? Duration.ofMillis((long) Math.min(LONGEST.toMillis(), Double.parseDouble(text) * 1000))
                    : Duration.between(now, date(text));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                .toInstant();
    }
}

package dev.footnote.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 250ms}, {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 2d}, or ISO 8601. */
public final class Durations {

    /** No duration that anybody means takes more characters. */
    private static final int LONGEST = 64;

    private static final Pattern PART = Pattern.compile("(?<!\\d)(\\d++)\\s*+(ms|s|m|h|d)");

    private Durations() {}

    /**
     * The duration written in a text.
     *
     * @param text one or more numbers with their units, or ISO 8601
     * @throws IllegalArgumentException if it is neither; the message shows the forms
     */
    public static Duration parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.length() > LONGEST) {
            throw wrong(plain.substring(0, LONGEST) + "…");
        }
        try {
            if (plain.startsWith("p")) {
                return Duration.parse(plain.toUpperCase(Locale.ROOT));
            }
            Matcher matcher = PART.matcher(plain);
            Duration sum = Duration.ZERO;
            int end = 0;
            while (matcher.find()) {
                if (!plain.substring(end, matcher.start()).isBlank()) {
                    throw wrong(text);
                }
                long amount = Long.parseLong(matcher.group(1));
                sum = sum.plus(
                        switch (matcher.group(2)) {
                            case "ms" -> Duration.ofMillis(amount);
                            case "s" -> Duration.ofSeconds(amount);
                            case "m" -> Duration.ofMinutes(amount);
                            case "h" -> Duration.ofHours(amount);
                            default -> Duration.ofDays(amount);
                        });
                end = matcher.end();
            }
            if (end == 0 || !plain.substring(end).isBlank()) {
                throw wrong(text);
            }
            return sum;
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            IllegalArgumentException failure = wrong(text);
            failure.initCause(e);
            throw failure;
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no duration; write 250ms, 30s, 5m, 1h30m or 2d");
    }
}

package dev.footnote.llm.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.footnote.text.WordPatterns;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a host says of an error: its words, and how long it asks to wait. */
final class HostWords {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Characters of them that are looked through. */
    private static final int READ = 4_000;

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern AFTER = WordPatterns.compile("after (\\d+) ?(?:s|seconds?)\\b");

    private static final long MINUTE = 60_000;

    private HostWords() {}

    /** The error's object in a body; an empty one where there is none. */
    static JsonNode error(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root != null && root.isObject()) {
                return root.path("error").isObject() ? root.get("error") : root;
            }
        } catch (JsonProcessingException e) {
            // a gateway's page; shown as it is
        }
        return JSON.createObjectNode();
    }

    /** What the host says is wrong. */
    static String said(JsonNode error, String body) {
        String message = error.path("message").asText("");
        String raw = error.path("metadata").path("raw").asText("");
        JsonNode first = error.path("detail").path(0); // FastAPI's way to say what is wrong with a request
        if (message.isEmpty() && first.has("msg")) {
            return first.path("msg").asText("") + " " + first.path("loc");
        }
        return (message.isEmpty() ? body : raw.isEmpty() ? message : message + ": " + raw).strip();
    }

    /** As much of them as is looked through. */
    static String start(String said) {
        return said.substring(0, Math.min(said.length(), READ));
    }

    /** The same in lower case. */
    static String low(String said) {
        return start(said).toLowerCase(Locale.ROOT);
    }

    /** How long an answer asks to wait, by its headers or else its words; null if it does not. */
    static @Nullable Duration wait(Kind kind, HttpHeaders headers, String said, Clock clock) {
        Duration asked = retryAfter(headers, clock);
        return asked != null ? asked : wait(kind, said, clock);
    }

    /** Limits that count by the minute pass with the next one; a host that names a shorter wait means single requests. */
    static @Nullable Duration wait(Kind kind, String said, Clock clock) {
        Duration asked = after(said);
        String low = low(said);
        if (kind != Kind.RATE || !Refusals.isByTheMinute(low)) {
            return asked;
        }
        long intoMinute = clock.millis() % MINUTE;
        Duration next = Duration.ofMillis(MINUTE - intoMinute);
        return asked != null && asked.compareTo(next) > 0 ? asked : next;
    }

    private static @Nullable Duration retryAfter(HttpHeaders headers, Clock clock) {
        Optional<String> millis = headers.firstValue("retry-after-ms").map(String::strip);
        if (millis.isPresent() && SECONDS.matcher(millis.get()).matches()) {
            return Duration.ofMillis((long) Double.parseDouble(millis.get()));
        }
        Optional<String> header = headers.firstValue("Retry-After").map(String::strip);
        if (header.isEmpty()) {
            return null;
        }
        try {
            if (SECONDS.matcher(header.get()).matches()) {
                return Duration.ofMillis((long) (Double.parseDouble(header.get()) * 1000));
            }
            Duration until = Duration.between(
                    clock.instant(), ZonedDateTime.parse(header.get(), DateTimeFormatter.RFC_1123_DATE_TIME));
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Duration after(String said) {
        Matcher matcher = AFTER.matcher(said);
        return matcher.find() && matcher.group(1).length() < 8
                ? Duration.ofSeconds(Long.parseLong(matcher.group(1)))
                : null;
    }
}

package dev.footnote.search;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.EngineReport.Outcome;
import dev.footnote.net.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells failures of engines apart and words them. No key ever stands in a message. */
final class Refusals {

    private static final Duration LONGEST = Duration.ofDays(2);

    private Refusals() {}

    static SearchFailure of(EngineWire wire, HttpAnswer answer) {
        EngineSetup setup = wire.setup();
        Outcome kind = wire.refusal(answer).orElseGet(() -> kind(answer.status()));
        String said = said(answer);
        String message = setup.name() + " answered " + answer.status()
                + (said.isEmpty() ? "" : " (" + clean(setup, said) + ")") + ": "
                + (wire.advice(answer).isEmpty() ? remedy(kind, setup.name()) : wire.advice(answer));
        return new SearchFailure(kind, message, retryAfter(answer, setup.clock()), null);
    }

    /** A refusal found in an answer whose status was 200. */
    static SearchFailure inside(EngineSetup setup, Outcome kind, String said) {
        String message = setup.name() + " said \"" + clean(setup, said) + "\": " + remedy(kind, setup.name());
        return new SearchFailure(kind, message, null, null);
    }

    private static Outcome kind(int status) {
        return switch (status) {
            case 400, 404, 405, 413, 414, 422 -> Outcome.BAD_QUERY;
            case 401, 407 -> Outcome.AUTH;
            case 402, 432, 433 -> Outcome.QUOTA;
            case 403 -> Outcome.BLOCKED;
            case 429 -> Outcome.RATE;
            case 503 -> Outcome.RATE;
            default -> status < 400 ? Outcome.BLOCKED : Outcome.DOWN;
        };
    }

    private static String remedy(Outcome kind, String engine) {
        return switch (kind) {
            case AUTH -> "its key is missing or refused; set search." + engine + ".key";
            case QUOTA -> "its allowance is used up; it is left alone until that is renewed";
            case RATE -> "it asks for fewer calls; it is left alone for a while";
            case BLOCKED -> "it refuses to serve this program; nothing follows about the query";
            case BAD_QUERY -> "it does not take this query; try fewer words and no operators";
            default -> "it is out of order; other engines or a later try may help";
        };
    }

    static String clean(EngineSetup setup, @Nullable String text) {
        String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
        String safe = setup.hasKey() ? line.replace(setup.key(), "[key]") : line;
        return safe.length() > 200 ? safe.substring(0, 200) + "…" : safe;
    }

    private static String said(HttpAnswer answer) {
        try {
            JsonNode body = Json.MAPPER.readTree(answer.body());
            for (String path : new String[] {
                "/error/message",
                "/error/detail",
                "/error/code",
                "/detail/error",
                "/message",
                "/msg",
                "/error",
                "/detail"
            }) {
                String text = body == null ? "" : body.at(path).asText("");
                if (!text.isEmpty()) {
                    return text;
                }
            }
        } catch (JacksonException e) {
            // not JSON: a page for people, whose text says nothing here
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return "";
    }

    static String body(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** How long to wait: a Retry-After in seconds or as a date, or what the body says. */
    static @Nullable Duration retryAfter(HttpAnswer answer, Clock clock) {
        Optional<String> header = answer.header("retry-after");
        if (header.isEmpty()) {
            return null;
        }
        String text = header.get().strip();
        Duration wait;
        try {
            wait = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(clock.instant(), httpDate(text));
        } catch (DateTimeException e) {
            return null;
        }
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Instant httpDate(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                .toInstant();
    }
}

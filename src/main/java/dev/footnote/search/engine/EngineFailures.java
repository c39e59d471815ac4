package dev.footnote.search.engine;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.config.KeyMask;
import dev.footnote.json.JsonNodes;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.RetryAfter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells failures of engines apart and words them. No key ever stands in a message. */
final class EngineFailures {

    /** A month's allowance can be that far from its end; a key or plan may change sooner. */
    private static final Duration LONGEST = Duration.ofDays(2);

    /** Where engines word what is wrong, the plainest words first. */
    private static final List<String> SAID = List.of(
            "/error/message",
            "/error/detail",
            "/error/info",
            "/error/code",
            "/detail/error",
            "/message",
            "/msg",
            "/error",
            "/detail");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private EngineFailures() {}

    static SearchFailure of(EngineWire wire, HttpAnswer answer) {
        EngineConfig setup = wire.setup();
        Outcome kind = wire.refusal(answer).orElseGet(() -> kind(answer));
        String said = said(answer);
        String message = setup.name() + " answered " + answer.status()
                + (said.isEmpty() ? "" : " (" + clean(setup, said) + ")") + ": "
                + (wire.advice(answer).isEmpty() ? advice(answer, kind, setup) : wire.advice(answer));
        return new SearchFailure(kind, message, pause(wire, answer), null);
    }

    /** What the engine asks for, wherever it says so. */
    private static @Nullable Duration pause(EngineWire wire, HttpAnswer answer) {
        return wire.pause(answer)
                .orElseGet(() -> retryAfter(answer, wire.setup().clock()).orElse(null));
    }

    private static String advice(HttpAnswer answer, Outcome kind, EngineConfig setup) {
        boolean elsewhere = (answer.status() >= 300 && answer.status() < 400) || isWrongAddress(answer.status());
        return elsewhere && kind == Outcome.DOWN
                ? "nothing is served at that address; correct search." + setup.name() + ".base_url"
                : remedy(kind, setup);
    }

    private static boolean isWrongAddress(int status) {
        return status == 404 || status == 405 || status == 410;
    }

    /** A refusal found in an answer whose status was 200. */
    static SearchFailure inside(EngineConfig setup, Outcome kind, String said) {
        return inside(setup, kind, said, null);
    }

    /** A refusal found in an answer whose status was 200, with how long the engine wants to be left alone. */
    static SearchFailure inside(EngineConfig setup, Outcome kind, String said, @Nullable Duration pause) {
        String message = setup.name() + " said \"" + clean(setup, said) + "\": " + remedy(kind, setup);
        return new SearchFailure(kind, message, pause, null);
    }

    private static Outcome kind(HttpAnswer answer) {
        return switch (answer.status()) {
            case 400, 413, 414, 422 -> Outcome.BAD_QUERY;
            case 401, 407 -> Outcome.AUTH;
            case 402, 432, 433 -> Outcome.QUOTA;
            case 403, 451 -> Outcome.BLOCKED;
            case 429 -> Outcome.RATE;
            // Overloaded says when to come back; broken does not.
            case 503 -> answer.header("retry-after").isPresent() ? Outcome.RATE : Outcome.DOWN;
            default -> answer.status() < 300 ? Outcome.BLOCKED : Outcome.DOWN;
        };
    }

    private static String remedy(Outcome kind, EngineConfig setup) {
        String engine = setup.name();
        return switch (kind) {
            case AUTH ->
                setup.hasKey()
                        ? "its key was refused; correct search." + engine + ".key"
                        : "it wants a key or a login; set one at search." + engine
                                + " in the settings, or leave it out of search.engines";
            case QUOTA -> "its allowance is used up; it is left alone until that is renewed";
            case RATE -> "it asks for fewer calls; it is left alone for a while";
            case BLOCKED ->
                "it refuses to serve this program, or search." + engine
                        + ".base_url is wrong; nothing follows about the query";
            case BAD_QUERY -> "it does not take this query; try fewer words and no operators";
            default -> "it is out of order; other engines or a later try may help";
        };
    }

    static String clean(EngineConfig setup, @Nullable String text) {
        String line = text == null ? "" : SPACE.matcher(text).replaceAll(" ").strip();
        String safe = setup.hasKey() ? KeyMask.apply(line, setup.key(), "[key]") : line;
        return safe.length() > 200 ? safe.substring(0, 200) + "…" : safe;
    }

    private static String said(HttpAnswer answer) {
        JsonNode body = json(answer);
        for (String path : SAID) {
            String text = body.at(path).asText("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** A refusal's JSON; missing where the body is a page for people, whose text says nothing here. */
    static JsonNode json(HttpAnswer answer) {
        try {
            JsonNode body = JsonNodes.MAPPER.readTree(answer.body());
            return body == null ? MissingNode.getInstance() : body;
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String body(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** How long to wait: a Retry-After in seconds or as a date, or what the body says. */
    static Optional<Duration> retryAfter(HttpAnswer answer, Clock clock) {
        if (answer.header("retry-after").orElse("").isBlank()) {
            JsonNode seconds = json(answer).at("/error/retry_after_seconds");
            return seconds.isNumber() ? Optional.of(within(seconds(seconds.asText()))) : Optional.empty();
        }
        return RetryAfter.of(answer, clock.instant()).map(EngineFailures::within);
    }

    /** Seconds, which may be a fraction or beyond all sense. */
    static Duration seconds(String number) {
        double value = Double.parseDouble(number);
        return value > LONGEST.toSeconds() ? LONGEST : Duration.ofMillis(Math.round(value * 1000));
    }

    static Duration within(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}

package dev.footnote.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.EngineReport;
import dev.footnote.api.FootnoteException;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.net.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls that engines have in common: one request, JSON back, failures by kind. */
final class EngineCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final long MAX_BYTES = 5_000_000;

    private final String engine;
    private final HttpTransport transport;

    EngineCalls(String engine, HttpTransport transport) {
        this.engine = engine;
        this.transport = transport;
    }

    JsonNode get(
            String address, Map<String, String> parameters, Map<String, String> headers, Cancellation cancellation) {
        String query = parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI uri = URI.create(address + "?" + query);
        try {
            HttpAnswer answer =
                    transport.send(new HttpCall("GET", uri, headers, null, TIMEOUT, MAX_BYTES, true, 2), cancellation);
            return json(answer);
        } catch (CancelledException | SearchFailure e) {
            throw e;
        } catch (FootnoteException e) {
            throw new SearchFailure(EngineReport.Outcome.DOWN, engine + ": " + e.getMessage(), null, e);
        }
    }

    private JsonNode json(HttpAnswer answer) {
        EngineReport.Outcome kind = kind(answer.status());
        if (kind != EngineReport.Outcome.ANSWERED) {
            throw failure(kind, "answered " + answer.status(), retryAfter(answer));
        }
        try {
            JsonNode node = JSON.readTree(answer.body());
            if (node == null || !node.isObject()) {
                throw failure(EngineReport.Outcome.BLOCKED, "answered with something that is no JSON object", null);
            }
            return node;
        } catch (JsonProcessingException e) {
            throw failure(
                    EngineReport.Outcome.BLOCKED,
                    "answered with something that is no JSON (a captcha or login page?)",
                    null);
        } catch (IOException e) {
            throw new SearchFailure(EngineReport.Outcome.DOWN, engine + ": its answer cannot be read", null, e);
        }
    }

    private static EngineReport.Outcome kind(int status) {
        return switch (status) {
            case 200 -> EngineReport.Outcome.ANSWERED;
            case 401 -> EngineReport.Outcome.AUTH;
            case 402 -> EngineReport.Outcome.QUOTA;
            case 403, 451 -> EngineReport.Outcome.BLOCKED;
            case 429 -> EngineReport.Outcome.RATE;
            case 400, 404, 422 -> EngineReport.Outcome.BAD_QUERY;
            default -> EngineReport.Outcome.DOWN;
        };
    }

    private static @Nullable Duration retryAfter(HttpAnswer answer) {
        Optional<String> value = answer.header("retry-after").filter(text -> text.matches("\\d{1,6}"));
        return value.map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(null);
    }

    SearchFailure failure(EngineReport.Outcome kind, String what, @Nullable Duration retryAfter) {
        return new SearchFailure(
                kind,
                engine + " " + what + "; check search." + engine + ".base_url or take it out of search.engines",
                retryAfter,
                null);
    }
}

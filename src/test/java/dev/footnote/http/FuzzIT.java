package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Random requests along the routes of /openapi.yaml: whatever comes, the answer is a documented one and none of 5xx. */
@Timeout(120)
class FuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", 20_260_131L);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 400);
    private static final List<String> ACCEPT = List.of(
            "*/*",
            "application/json",
            "text/markdown",
            "text/html;q=0.4, text/*;q=0.2",
            "text/event-stream",
            "text/plain",
            "image/png",
            "application/json;q=0",
            ";;,q=",
            "*/*;q=2",
            "application/problem+json");
    private static final List<String> WORDS = List.of(
            "0",
            "1",
            "-1",
            "2147483648",
            "99999999999999999999",
            "1e9",
            "true",
            "null",
            "%00",
            "%C3%28",
            "%F0%9F%8C%95",
            "%20",
            "..%2F",
            "a",
            "%22%3E%3Cscript%3E",
            "0x10",
            "%E2%80%AE",
            "1;2",
            "00000000000000000000000000000000");
    private static final List<String> VALUES = List.of(
            "1",
            "-1",
            "0",
            "1.5",
            "1e400",
            "1E-400",
            "99999999999999999999",
            "null",
            "true",
            "\"\"",
            "\"x\"",
            "\"90s\"",
            "\"PT1M\"",
            "\"P1Y\"",
            "\"en\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "é".repeat(40_000) + "\"",
            "[]",
            "{}",
            "[1]",
            "[\"a\"]",
            "{\"max_steps\":1}",
            "{\"max_steps\":\"1\"}",
            "{\"published_from\":\"2024-02-30\"}",
            "{\"include_domains\":[\"\\n\"]}",
            "[".repeat(2_000),
            "NaN",
            "'q'",
            "\"2024-01-01\"");
    private static final List<String> FIELDS = List.of(
            "question", "language", "max_steps", "max_tokens", "max_cost_usd", "max_time", "budget", "scope", "colour");

    @TempDir
    private Path home;

    private final Random random = new Random(SEED);
    private final List<String> ids = new ArrayList<>(List.of("none"));

    private record Operation(String method, String template, List<String> query) {}

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<Operation> operations(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().has("responses")) {
                        List<String> query = new ArrayList<>();
                        operation.getValue().path("parameters").forEach(parameter -> {
                            if (parameter.path("in").asText().equals("query")) {
                                query.add(parameter.get("name").asText());
                            }
                        });
                        operations.add(
                                new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), query));
                    }
                }));
        return operations;
    }

    private String target(Operation operation) {
        String path = operation
                .template()
                .replace("{id}", random.nextInt(4) == 0 ? one(WORDS) : one(ids))
                .replace("{n}", random.nextInt(2) == 0 ? "1" : one(WORDS));
        StringBuilder query = new StringBuilder();
        for (String name : operation.query()) {
            if (random.nextInt(3) == 0) {
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
                query.append(name.equals("wait") && random.nextBoolean() ? "false" : one(WORDS));
            }
        }
        if (random.nextInt(12) == 0) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(one(WORDS))
                    .append('=')
                    .append(one(WORDS));
        }
        return path + query;
    }

    private String body() {
        StringBuilder body = new StringBuilder("{\"question\":\"Who bought Lunokhod 2?\"");
        for (int i = random.nextInt(3); i > 0; i--) {
            body.append(",\"").append(one(FIELDS)).append("\":").append(one(VALUES));
        }
        String whole = body.append('}').toString();
        return switch (random.nextInt(8)) {
            case 0 -> whole.substring(0, random.nextInt(whole.length()));
            case 1 -> one(VALUES);
            case 2 -> whole + one(VALUES);
            default -> whole;
        };
    }

    private HttpRequest.Builder request(Door door, Operation operation, String target, String body) {
        HttpRequest.Builder request = door.to(target);
        boolean posts = operation.method().equals("POST");
        request.method(operation.method(), posts ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
        if (posts && random.nextInt(10) > 0) {
            request.header("Content-Type", random.nextInt(10) > 0 ? "application/json" : one(ACCEPT));
        }
        if (random.nextBoolean()) {
            request.header("Accept", one(ACCEPT));
        }
        if (random.nextInt(3) == 0) {
            request.header("Last-Event-ID", one(WORDS));
        }
        if (random.nextInt(3) == 0) {
            request.header("Prefer", random.nextBoolean() ? "respond-async, wait=5" : one(WORDS));
        }
        return request;
    }

    /** A server may answer before it has read a large body, and close; a client that still writes may then see the closing alone. */
    private static HttpResponse<String> sent(Door door, HttpRequest.Builder request) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return door.send(request);
            } catch (IOException e) {
                if (attempt == 3) {
                    throw e;
                }
            }
        }
    }

    @Test
    void whatever_comes_the_answer_is_a_documented_one() throws Exception {
        Contract contract = Contract.load();
        List<Operation> operations = operations(contract.document());
        int answered = 0;
        try (Door door = Door.open(home, Map.of(), null)) {
            for (int i = 0; i < REQUESTS; i++) {
                Operation operation = one(operations);
                String target = target(operation);
                String body = body();
                HttpResponse<String> response = sent(door, request(door, operation, target, body));
                String told = "seed " + SEED + ", request " + i + ": " + operation.method() + " " + target + " "
                        + body.substring(0, Math.min(200, body.length()));
                assertThat(response.statusCode()).as(told).isLessThan(500);
                assertThat(told).satisfies(name -> contract.check(operation.method(), operation.template(), response));
                if (response.statusCode() < 300) {
                    answered++;
                    response.headers().firstValue("location").ifPresent(url -> ids.add(url.substring(13)));
                }
            }
        }
        assertThat(answered).as("requests that were not refused").isGreaterThan(REQUESTS / 10);
        assertThat(ids).as("runs that were started").hasSizeGreaterThan(5);
    }
}

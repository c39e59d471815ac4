package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs become part of the trace that a caller names, without an agent. */
@Timeout(60)
@Isolated("the exporter is one for the whole process, and runs of other classes would stand in it")
class CallerTracesIT {

    private static final String TRACE = "4f3a9b0c5d6e7f8091a2b3c4d5e6f708";
    private static final String SPAN = "90a1b2c3d4e5f607";
    private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-01";
    private static final String QUESTION = "{\"question\":\"Who bought Lunokhod 2?\"}";
    private static final String MESSAGE = "[{\"role\":\"user\",\"content\":\"Who bought Lunokhod 2?\"}]";

    @TempDir
    private Path home;

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private OpenTelemetrySdk telemetry;

    @BeforeEach
    void open() {
        GlobalOpenTelemetry.resetForTest();
        // Without any propagator of its own: the service reads the header by itself.
        telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
        GlobalOpenTelemetry.set(telemetry);
    }

    @AfterEach
    void close() {
        telemetry.close();
        GlobalOpenTelemetry.resetForTest();
    }

    private List<SpanData> runs() {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> "invoke_agent"
                        .equals(span.getAttributes().get(AttributeKey.stringKey("gen_ai.operation.name"))))
                .toList();
    }

    /** Posts to a door, and returns the runs that were told of when everything has ended. */
    private List<SpanData> asked(String path, String type, String body, String... headers) throws Exception {
        exporter.reset();
        try (Door door = Door.open(home, Map.of("batch.concurrency", "1"), null)) {
            HttpResponse<String> response = door.send(door.to(path)
                    .header("Content-Type", type)
                    .headers(headers)
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        }
        return runs();
    }

    private List<SpanData> asked(String path, String body) throws Exception {
        return asked(path, "application/json", body, "traceparent", PARENT, "accept", "application/json");
    }

    private static void belongs(List<SpanData> runs, int count) {
        assertThat(runs).hasSize(count).allSatisfy(run -> {
            assertThat(run.getTraceId()).isEqualTo(TRACE);
            assertThat(run.getParentSpanId()).isEqualTo(SPAN);
        });
    }

    @Test
    void every_door_goes_on_with_the_trace_of_its_caller() throws Exception {
        belongs(asked("/v1/research", QUESTION), 1);
        belongs(asked("/v1/chat/completions", "{\"model\":\"footnote\",\"messages\":" + MESSAGE + "}"), 1);
        belongs(asked("/v1/responses", "{\"model\":\"footnote\",\"input\":\"Who bought Lunokhod 2?\"}"), 1);
        String call =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"research\",\"arguments\":"
                        + QUESTION + "}}";
        belongs(asked("/mcp", call), 1);
        belongs(
                asked(
                        "/mcp",
                        "application/json",
                        call,
                        "traceparent",
                        PARENT,
                        "accept",
                        "application/json, text/event-stream"),
                1);
        belongs(
                asked(
                        "/v1/batches",
                        "text/plain",
                        "Who bought Lunokhod 2?\nWhere was Eugene Shoemaker born?\nWhat is LCROSS?\n",
                        "traceparent",
                        PARENT),
                3);
    }

    @Test
    void without_a_sound_header_a_run_begins_a_trace_of_its_own() throws Exception {
        for (String header : List.of("", "00-zz-" + SPAN + "-01", "00-" + "0".repeat(32) + "-" + SPAN + "-01")) {
            assertThat(asked("/v1/research", "application/json", QUESTION, "traceparent", header))
                    .hasSize(1)
                    .allSatisfy(run ->
                            assertThat(run.getParentSpanContext().isValid()).isFalse());
        }
    }

    @Test
    void one_call_leaves_nothing_to_the_next() throws Exception {
        try (Door door = Door.open(home, Map.of("http.threads", "8"), null)) {
            for (int i = 0; i < 12; i++) {
                assertThat(door.post(QUESTION, "traceparent", PARENT).statusCode())
                        .isEqualTo(200);
                assertThat(door.post(QUESTION).statusCode()).isEqualTo(200);
            }
        }
        assertThat(runs()).hasSize(24);
        assertThat(runs().stream().filter(run -> run.getTraceId().equals(TRACE)))
                .hasSize(12);
    }
}

package dev.footnote.trace;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.ModelInfo;
import dev.footnote.api.ResearchRequest;
import dev.footnote.research.ScriptedModel;
import dev.footnote.service.FootnoteService;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Spans of whole runs, as an exporter gets them. */
@Isolated("the exporter is one for the whole process, and runs of other classes would stand in it")
class OpenTelemetryTracesTest {

    private static final String QUESTION = "Near which crater did the two ferries of Oslake land?";

    @TempDir
    private Path home;

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private OpenTelemetrySdk telemetry;

    @BeforeEach
    void open() throws IOException {
        GlobalOpenTelemetry.resetForTest();
        telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
        GlobalOpenTelemetry.set(telemetry);
        Files.createDirectories(home.resolve("docs"));
        Files.writeString(home.resolve("docs/ferries.txt"), "Two ferries landed near crater 7 of Oslake.\n");
    }

    @AfterEach
    void close() {
        telemetry.close();
        GlobalOpenTelemetry.resetForTest();
    }

    private void run(StreamingChatModel model, Map<String, String> settings) {
        var builder = FootnoteService.builder()
                .environment(Map.of())
                .home(home.resolve("home"))
                .corpus(home.resolve("docs"))
                .setting("research.mode", "think")
                .chatModel(model, ModelInfo.named("scripted-1"));
        settings.forEach(builder::setting);
        try (FootnoteService footnote = builder.build()) {
            footnote.research(ResearchRequest.of(QUESTION));
        }
    }

    private static ScriptedModel searching() {
        return ScriptedModel.of(
                ScriptedModel.turn("Look.", "search", "{\"queries\": [\"ferries Oslake\"]}"),
                ScriptedModel.turn("Read.", "read", "{\"url\": \"https://nowhere.example/\"}"),
                ScriptedModel.turn("Done.", "submit_answer", "{\"found\": false, \"claims\": []}"));
    }

    private List<SpanData> spans(String operation) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> operation.equals(span.getAttributes().get(stringKey("gen_ai.operation.name"))))
                .toList();
    }

    @Test
    void a_run_is_a_span_with_one_for_each_call_of_model_and_tool_below_it() {
        run(searching(), Map.of());
        SpanData run = spans("invoke_agent").get(0);
        assertThat(run.getName()).isEqualTo("invoke_agent footnote");
        assertThat(run.getParentSpanContext().isValid()).isFalse();
        assertThat(run.getAttributes().get(stringKey("footnote.run.status"))).isEqualTo("not_found");
        assertThat(run.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(spans("chat")).hasSize(3).allSatisfy(chat -> {
            assertThat(chat.getName()).isEqualTo("chat scripted-1");
            assertThat(chat.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(chat.getParentSpanId()).isEqualTo(run.getSpanId());
            assertThat(chat.getAttributes().get(stringKey("gen_ai.response.model")))
                    .isEqualTo("scripted-1");
            assertThat(chat.getAttributes().get(stringKey("gen_ai.provider.name")))
                    .isEqualTo("custom");
            assertThat(chat.getAttributes().get(longKey("gen_ai.usage.input_tokens")))
                    .isNotNull();
            assertThat(chat.getAttributes().get(stringArrayKey("gen_ai.response.finish_reasons")))
                    .hasSize(1);
            assertThat(chat.getStartEpochNanos()).isBetween(run.getStartEpochNanos(), chat.getEndEpochNanos());
            assertThat(chat.getEndEpochNanos()).isLessThanOrEqualTo(run.getEndEpochNanos());
        });
        assertThat(spans("execute_tool"))
                .extracting(tool -> tool.getAttributes().get(stringKey("gen_ai.tool.name")))
                .containsExactly("search", "read");
        SpanData read = spans("execute_tool").stream()
                .filter(tool -> tool.getName().equals("execute_tool read"))
                .findFirst()
                .orElseThrow();
        assertThat(read.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(read.getAttributes().get(stringKey("error.type"))).isEqualTo("tool_failed");
    }

    @Test
    void texts_are_told_only_where_that_is_switched_on() {
        run(searching(), Map.of());
        assertThat(exporter.getFinishedSpanItems().toString()).doesNotContain("Oslake", "nowhere.example", "ferries");
        exporter.reset();
        run(searching(), Map.of("trace.texts", "true"));
        assertThat(exporter.getFinishedSpanItems().toString()).contains(QUESTION, "nowhere.example", "ferries Oslake");
    }

    @Test
    void a_run_that_fails_is_an_error_and_so_is_the_call_that_was_not_answered() {
        run(ScriptedModel.of(), Map.of());
        SpanData run = spans("invoke_agent").get(0);
        assertThat(run.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(run.getStatus().getDescription()).isEmpty();
        assertThat(run.getAttributes().get(stringKey("error.type"))).isEqualTo("failed");
        assertThat(spans("chat")).singleElement().satisfies(chat -> {
            assertThat(chat.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(chat.getAttributes().get(stringKey("error.type"))).isEqualTo("failed");
        });
    }

    @Test
    void the_span_in_which_a_run_is_asked_for_is_its_parent() {
        Span outer = telemetry.getTracer("test").spanBuilder("outer").startSpan();
        try (Scope scope = outer.makeCurrent()) {
            assertThat(scope).isNotNull();
            run(searching(), Map.of());
        } finally {
            outer.end();
        }
        assertThat(spans("invoke_agent").get(0).getParentSpanId())
                .isEqualTo(outer.getSpanContext().getSpanId());
    }

    @Test
    void without_an_sdk_nothing_is_told() {
        GlobalOpenTelemetry.resetForTest();
        run(searching(), Map.of());
        assertThat(exporter.getFinishedSpanItems()).isEmpty();
        assertThat(GlobalOpenTelemetry.isSet()).isFalse();
    }
}

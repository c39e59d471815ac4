package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.json.Json;
import dev.footnote.service.FootnoteService;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers over HTTP are told of each event, and what not. */
class CompactEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-03-10T12:00:00Z");
    private static final String PRIVATE = "You are a careful researcher with tools.";

    @TempDir
    private Path home;

    private static JsonNode lean(ResearchEvent event) throws Exception {
        String line = CompactEvents.of(new RecordedEvent(7, AT, 0, event));
        assertThat(line).doesNotContain("\n", PRIVATE);
        JsonNode whole = JSON.readTree(line);
        assertThat(whole.get("seq").asInt()).isEqualTo(7);
        assertThat(whole.get("at").asText()).isEqualTo("2026-03-10T12:00:00Z");
        return whole.get("event");
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void a_run_that_starts_tells_what_was_asked_and_not_what_the_model_is_told() throws Exception {
        JsonNode event = lean(new ResearchEvent.RunStarted(
                ResearchRequest.of("Why?"), "kimi", "k2", Message.system(PRIVATE), Message.user(PRIVATE), "00"));
        assertThat(fields(event)).containsExactlyInAnyOrder("type", "request", "endpoint", "model");
        assertThat(event.at("/request/question").asText()).isEqualTo("Why?");
    }

    @Test
    void a_tools_result_is_told_only_where_it_failed() throws Exception {
        ToolCall call = new ToolCall("read:1", "read", "{\"url\":\"https://example.org/\"}");
        JsonNode done = lean(new ResearchEvent.ToolAnswered(2, Message.tool(call, PRIVATE), false));
        assertThat(done.path("message").has("text")).isFalse();
        assertThat(done.at("/message/tool_call_id").asText()).isEqualTo("read:1");
        JsonNode failed = lean(new ResearchEvent.ToolAnswered(2, Message.tool(call, "the page is gone"), true));
        assertThat(failed.at("/message/text").asText()).isEqualTo("the page is gone");
        assertThat(failed.get("failed").asBoolean()).isTrue();
    }

    @Test
    void notes_to_the_model_are_not_told() throws Exception {
        assertThat(fields(lean(new ResearchEvent.UserNoted(1, Message.user(PRIVATE)))))
                .containsExactlyInAnyOrder("type", "step");
        assertThat(fields(lean(new ResearchEvent.BudgetWarned(1, "steps", true, PRIVATE))))
                .containsExactlyInAnyOrder("type", "step", "limit", "reached");
    }

    @Test
    void a_draft_is_told_by_the_number_of_its_claims_alone() throws Exception {
        ToolCall submit = new ToolCall("submit_answer:1", "submit_answer", "{\"claims\":[\"long\"]}");
        JsonNode called = lean(new ResearchEvent.ToolCalled(3, submit));
        assertThat(fields(called.get("call"))).containsExactlyInAnyOrder("id", "name");
        ToolCall search = new ToolCall("search:1", "search", "{\"queries\":[\"moon\"]}");
        assertThat(lean(new ResearchEvent.ToolCalled(3, search))
                        .at("/call/arguments")
                        .asText())
                .contains("moon");
        Draft draft = new Draft(true, "short", 0.5, List.of(), List.of(), List.of());
        JsonNode submitted = lean(new ResearchEvent.DraftSubmitted(3, 1, draft));
        assertThat(submitted.get("claims").asInt()).isZero();
        assertThat(submitted.has("draft")).isFalse();
    }

    @Test
    void thinking_tokens_and_money_are_told_and_fields_without_a_value_are_not() throws Exception {
        Message message = new Message(
                Message.Role.ASSISTANT,
                null,
                "Hm.",
                List.of(new ToolCall("read:1", "read", "{}")),
                null,
                null,
                Map.of());
        JsonNode event =
                lean(new ResearchEvent.ModelAnswered(1, message, "tool_calls", new TokenCount(4, 3, 2, 1), null));
        assertThat(event.get("message")).isEqualTo(JSON.readTree("{\"thinking\":\"Hm.\"}"));
        assertThat(event.at("/tokens/input").asInt()).isEqualTo(4);
        assertThat(event.has("cost_usd")).isFalse();
    }

    @Test
    void a_trajectory_tells_its_number_its_way_and_what_it_found_in_short() throws Exception {
        ResearchEvent.RunStarted opening = new ResearchEvent.RunStarted(
                ResearchRequest.of("Why?"), "kimi", "k2", Message.system(PRIVATE), Message.user(PRIVATE), "00");
        assertThat(fields(lean(new ResearchEvent.TrajectoryStarted("work backwards", 0, opening))))
                .containsExactlyInAnyOrder("type", "approach", "parent");
        JsonNode ended = lean(new ResearchEvent.TrajectoryEnded(Answer.failed("r-1", "Why?", "the host is down")));
        assertThat(fields(ended.get("answer")))
                .containsExactlyInAnyOrder("status", "short_answer", "confidence", "usage", "reason");
        String line = CompactEvents.of(new RecordedEvent(7, AT, 2, new ResearchEvent.ModelCalled(1, List.of(), false)));
        assertThat(JSON.readTree(line).get("trajectory").asInt()).isEqualTo(2);
        assertThat(lean(new ResearchEvent.TrajectoriesCompared(4, 4, 3, "1811", "all have ended"))
                        .get("agreeing")
                        .asInt())
                .isEqualTo(3);
    }

    /** A field that a kind of event gets later is sent only after somebody has decided so. */
    @Test
    void every_kind_is_known_and_each_field_that_is_named_exists() {
        List<String> kinds = new ArrayList<>();
        for (Class<?> kind : ResearchEvent.class.getPermittedSubclasses()) {
            String name = snake(kind.getSimpleName());
            kinds.add(name);
            Set<String> parts = Arrays.stream(kind.getRecordComponents())
                    .map(RecordComponent::getName)
                    .map(CompactEventsTest::snake)
                    .collect(Collectors.toSet());
            if (name.equals("draft_submitted")) {
                parts.add("claims"); // their number
            }
            assertThat(parts).as(name).containsAll(CompactEvents.fields(name));
        }
        assertThat(CompactEvents.kinds()).containsExactlyInAnyOrderElementsOf(kinds);
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    @Test
    void a_whole_run_is_told_in_less_than_half_of_its_bytes_and_without_the_program_s_words() throws Exception {
        try (FootnoteService footnote = FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .model("offline")
                .build()) {
            var run = footnote.start(ResearchRequest.of("Who bought Lunokhod 2?"));
            Answer answer = run.result().get();
            assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
            int whole = 0;
            int lean = 0;
            List<String> kinds = new ArrayList<>();
            for (RecordedEvent recorded : run.events(1)) {
                String line = CompactEvents.of(recorded);
                whole += Json.event(recorded).length();
                lean += line.length();
                assertThat(line).doesNotContain("\"role\"", "careful researcher", "Fence: ", ":null");
                kinds.add(JSON.readTree(line).at("/event/type").asText());
            }
            assertThat(lean * 2).isLessThan(whole);
            assertThat(kinds).startsWith("run_started").endsWith("run_ended").doesNotContain("");
        }
    }

    @Test
    void events_come_in_blocks_of_number_kind_and_data() {
        RecordedEvent recorded = new RecordedEvent(7, AT, 0, new ResearchEvent.ModelCalled(1, List.of("search"), true));
        assertThat(new FootnoteEvents().event(recorded))
                .isEqualTo("id: 7\nevent: model_called\ndata: {\"seq\":7,\"at\":\"2026-03-10T12:00:00Z\",\"event\":"
                        + "{\"type\":\"model_called\",\"step\":1,\"only_submit\":true}}\n\n");
    }
}

package dev.footnote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.ScriptedTurn;
import dev.footnote.testkit.Turn;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in forms that no document describes and that hosts and gateways send all the same. */
class OddRepliesIT {

    private static final String FINE = event("{\"content\":\"At noon.\"}", "\"stop\"");
    private static final String STREAM = "data: " + FINE + "\n\ndata: [DONE]\n\n";
    private static final String EVENTS = "text/event-stream";

    private final ScriptedKimi kimi = ScriptedKimi.start();
    private final List<String> discarded = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        kimi.close();
    }

    private static String event(String delta, String reason) {
        return "{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason + "}]}";
    }

    private Heard ask(Endpoint endpoint) {
        return Heard.ask(endpoint, Heard.run(discarded), Heard.question());
    }

    /** What is understood at once. */
    private AiMessage answer(ScriptedTurn turn) throws Exception {
        kimi.turn(turn);
        try (Endpoint endpoint = Heard.open(kimi)) {
            AiMessage message = ask(endpoint).response().aiMessage();
            assertThat(discarded).isEmpty();
            return message;
        }
    }

    private ModelFailure failure(ScriptedTurn turn) throws Exception {
        for (int i = 0; i < 3; i++) {
            kimi.turn(turn);
        }
        try (Endpoint endpoint = Heard.open(kimi, "chat.attempts", "3")) {
            return (ModelFailure) ask(endpoint).failure();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: keep-alive\n\n",
                "event: heartbeat\ndata: ok\n\n",
                "event: ping\ndata: {\"type\":\"ping\"}\n\n",
                "data: {\"error\":{},\"choices\":[]}\n\n",
                "data: {\"error\":false,\"choices\":[]}\n\n",
                "data: {\"created\":NaN,\"choices\":[]}\n\n",
            })
    void what_says_nothing_is_passed_over(String before) throws Exception {
        assertThat(answer(Turn.body(EVENTS, before + STREAM)).text()).isEqualTo("At noon.");
    }

    @Test
    void an_error_behind_a_whole_answer_is_too_late() throws Exception {
        String late =
                "data: " + FINE + "\n\ndata: {\"error\":{\"message\":\"worker died\",\"type\":\"server_error\"}}\n\n";

        assertThat(answer(Turn.body(EVENTS, late)).text()).isEqualTo("At noon.");
    }

    @Test
    void a_line_break_within_a_text_is_taken_as_one() throws Exception {
        String broken =
                "data: {\"choices\":[{\"delta\":{\"content\":\"At\ndata: noon.\"},\"finish_reason\":\"stop\"}]}\n\n";

        assertThat(answer(Turn.body(EVENTS, broken)).text()).isEqualTo("At\nnoon.");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 203})
    void another_status_of_success_is_one(int status) throws Exception {
        assertThat(answer(Turn.status(status, STREAM, Map.of())).text()).isEqualTo("At noon.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "none", "utf-8"})
    void a_name_for_what_is_not_packed_does_no_harm(String name) throws Exception {
        ScriptedTurn turn = Turn.say("At noon.").headers(Map.of("Content-Encoding", name));

        assertThat(answer(turn).text()).isEqualTo("At noon.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, br"})
    void an_answer_packed_otherwise_points_to_the_gateway(String packing) throws Exception {
        ModelFailure failure = failure(Turn.say("At noon.").headers(Map.of("Content-Encoding", packing)));

        assertThat(failure)
                .hasMessageContaining("packed its answer as " + packing)
                .hasMessageContaining("gateway");
        assertThat(kimi.bodies()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tool_calls\":[{\"index\":\"0\",\"id\":\"a1\",\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"source\\\":1,\"}},"
                        + "{\"index\":\"1\",\"id\":\"a2\",\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"source\\\":2,\"}},"
                        + "{\"index\":\"0\",\"function\":{\"arguments\":\"\\\"text\\\":\\\"mill\\\"}\"}},"
                        + "{\"index\":\"1\",\"function\":{\"arguments\":\"\\\"text\\\":\\\"mill\\\"}\"}}]}",
                "{\"tool_calls\":[{\"index\":0.0,\"id\":\"a1\",\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"source\\\":1,\"}},"
                        + "{\"index\":1.0,\"id\":\"a2\",\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"source\\\":2,\"}},"
                        + "{\"index\":0.0,\"function\":{\"arguments\":\"\\\"text\\\":\\\"mill\\\"}\"}},"
                        + "{\"index\":1.0,\"function\":{\"arguments\":\"\\\"text\\\":\\\"mill\\\"}\"}}]}",
            })
    void numbers_of_calls_may_come_as_texts_or_fractions(String delta) throws Exception {
        AiMessage message = answer(Turn.raw(event(delta, "\"tool_calls\"")));

        assertThat(message.toolExecutionRequests())
                .extracting(call -> call.arguments())
                .containsExactly("{\"source\":1,\"text\":\"mill\"}", "{\"source\":2,\"text\":\"mill\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tool_calls\":{\"index\":0,\"id\":\"a1\",\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"source\\\":1}\"}}}",
                "{\"tool_calls\":[{\"index\":0,\"id\":\"a1\",\"name\":\"find\",\"arguments\":\"{\\\"source\\\":1}\"}]}",
                "{\"tool_calls\":[{\"id\":\"a1\",\"name\":\"find\",\"arguments\":{\"source\":1}}]}",
            })
    void a_call_may_lack_its_brackets_or_the_object_round_name_and_arguments(String delta) throws Exception {
        AiMessage message = answer(Turn.raw(event(delta, "\"tool_calls\"")));

        assertThat(message.toolExecutionRequests())
                .extracting(call -> call.id() + " " + call.name() + " " + call.arguments())
                .containsExactly("a1 find {\"source\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reasoning_text\":\"Look it up.\"}",
                "{\"reasoning\":{\"text\":\"Look it up.\"}}",
                "{\"thinking\":{\"content\":\"Look it up.\"}}",
                "{\"thinking_blocks\":[{\"type\":\"thinking\",\"thinking\":\"Look it up.\"}]}",
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"Look it up.\"}]}",
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Look it up.\"}]}]}",
            })
    void thinking_is_found_in_every_form(String delta) throws Exception {
        AiMessage message = answer(Turn.raw(event(delta, "null")).raw(FINE));

        assertThat(message.thinking()).isEqualTo("Look it up.");
        assertThat(message.text()).isEqualTo("At noon.");
    }

    @Test
    void a_refusal_in_a_field_of_its_own_is_told_in_its_words() throws Exception {
        ModelFailure failure = failure(Turn.raw(event("{\"refusal\":\"I do not talk about mills.\"}", "\"stop\"")));

        assertThat(failure.kind()).isEqualTo(Kind.FILTERED);
        assertThat(failure).hasMessageContaining("I do not talk about mills.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":false,\"message\":\"no such route\"}",
                "[{\"generated_text\":\"no such route\"}]",
                "event: message_start\ndata: {\"type\":\"no such route\"}\n\n",
                "data: no such route\n\n",
            })
    void what_is_no_chat_completion_is_shown(String body) throws Exception {
        ModelFailure failure = failure(Turn.body("application/json", body));

        assertThat(failure.kind()).isEqualTo(Kind.CUT);
        assertThat(failure)
                .hasMessageContaining("no chat completion")
                .hasMessageContaining("no such route")
                .hasMessageContaining("llm.kimi.base_url");
    }

    @ParameterizedTest
    @CsvSource({
        "405, llm.kimi.base_url, 1",
        "415, llm.kimi.base_url, 1",
        "423, try again later, 3",
        "425, try again later, 3",
        "451, model.endpoint, 1"
    })
    void rarer_statuses_have_their_remedy(int status, String remedy, int tries) throws Exception {
        assertThat(failure(Turn.status(status, "", Map.of()))).hasMessageContaining(remedy);
        assertThat(kimi.bodies()).hasSize(tries);
    }

    @Test
    void the_words_in_a_list_of_details_are_told() throws Exception {
        ModelFailure failure = failure(
                Turn.status(422, "{\"detail\":[{\"loc\":[\"body\",\"tools\"],\"msg\":\"field is odd\"}]}", Map.of()));

        assertThat(failure).hasMessageContaining("(\"field is odd [\"body\",\"tools\"]\")");
    }
}

package dev.footnote.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.doctor.ProbeAnswer.Call;
import dev.footnote.llm.probe.RawReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers in the forms that hosts are known to send, and arguments held against a schema. */
class AnswerReaderTest {

    private static ProbeAnswer stream(String... events) {
        return AnswerReader.read(new RawReply(
                200, "text/event-stream", "data: " + String.join("\r\n\r\ndata:", events) + "\r\n\r\n", null));
    }

    private static String delta(String fields) {
        return "{\"choices\":[{\"index\":0,\"delta\":{" + fields + "},\"finish_reason\":null}]}";
    }

    private static String call(String head, String arguments) {
        return delta("\"tool_calls\":[{" + head + "\"function\":{" + arguments + "}}]");
    }

    @Test
    void pieces_are_joined_and_usage_is_read_in_both_places() {
        ProbeAnswer answer = stream(
                delta("\"reasoning\":\"Hm\""),
                delta("\"reasoning\":\"m.\",\"content\":\"O\""),
                delta("\"content\":\"K\""),
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\",\"usage\":{\"prompt_tokens\":7,"
                        + "\"completion_tokens\":2,\"cached_tokens\":4}}]}",
                "[DONE]");
        assertThat(answer.text()).isEqualTo("OK");
        assertThat(answer.thinking()).isEqualTo("Hmm.");
        assertThat(answer.thinkingField()).isEqualTo("reasoning");
        assertThat(answer.finish()).isEqualTo("stop");
        assertThat(answer.usage()).isEqualTo(new ProbeAnswer.UsageReport("the choice", 7, 4, 2));
        assertThat(answer.form().done()).isTrue();
        ProbeAnswer last = stream(
                delta("\"content\":\"K\""), "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1}}");
        assertThat(last.usage()).isEqualTo(new ProbeAnswer.UsageReport("the last event", 9, -1, 1));
        assertThat(last.finish()).isEmpty();
        assertThat(last.form().done()).isFalse();
    }

    @Test
    void thinking_that_comes_under_two_names_is_taken_once() {
        ProbeAnswer answer = stream(delta("\"reasoning_content\":\"a\",\"reasoning\":\"a\""));
        assertThat(answer.thinking()).isEqualTo("a");
        assertThat(answer.thinkingField()).isEqualTo("reasoning_content");
    }

    @Test
    void calls_are_told_apart_by_index_or_id_and_names_that_come_twice_are_set_once() {
        ProbeAnswer indexed = stream(
                call("\"index\":0,\"id\":\"a\",", "\"name\":\"search\",\"arguments\":\"\""),
                call("\"index\":1,\"id\":\"b\",", "\"name\":\"read\",\"arguments\":\"{\""),
                call("\"index\":0,\"id\":\"a\",", "\"name\":\"search\",\"arguments\":\"{}\""),
                call("\"index\":1,", "\"arguments\":\"}\""));
        assertThat(indexed.calls()).containsExactly(new Call("a", "search", "{}"), new Call("b", "read", "{}"));
        ProbeAnswer plain = stream(
                call("\"id\":\"a\",", "\"name\":\"search\",\"arguments\":{\"q\":1}"),
                call("\"id\":\"b\",", "\"name\":\"read\",\"arguments\":\"{\""),
                call("", "\"arguments\":\"}\""));
        assertThat(plain.calls()).containsExactly(new Call("a", "search", "{\"q\":1}"), new Call("b", "read", "{}"));
        assertThat(plain.form().argumentsAsObject()).isTrue();
    }

    @Test
    void an_answer_in_one_piece_is_read_too() {
        ProbeAnswer answer = AnswerReader.read(new RawReply(
                200,
                "application/json",
                "{\"choices\":[{\"message\":{\"content\":\"OK\",\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"x\","
                        + "\"arguments\":\"{}\"}}]},\"finish_reason\":\"tool_calls\"}],\"usage\":{\"prompt_tokens\":3}}",
                null));
        assertThat(answer.form().streamed()).isFalse();
        assertThat(answer.text()).isEqualTo("OK");
        assertThat(answer.calls()).hasSize(1);
        assertThat(answer.finish()).isEqualTo("tool_calls");
    }

    @Test
    void errors_and_what_is_no_json_are_kept() {
        assertThat(stream("{\"error\":{\"message\":\"worker died\"}}").form().error())
                .isEqualTo("worker died");
        assertThat(stream("{\"error\":\"busy\"}").form().error()).isEqualTo("busy");
        assertThat(stream("<html>").form().error()).isEqualTo("no JSON: <html>");
        assertThat(AnswerReader.read(new RawReply(200, "", "", null)).calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"report\":{\"city\":\"Oslo\",\"unit\":\"celsius\",\"days\":[]}}|",
                "{\"report\":{\"city\":\"Oslo\",\"unit\":\"kelvin\",\"days\":[]}}|arguments.report.unit is none of its values",
                "{\"report\":{\"city\":\"Oslo\",\"unit\":\"celsius\"}}|arguments.report.days is missing",
                "{\"report\":{\"city\":7,\"unit\":\"celsius\",\"days\":[]}}|arguments.report.city is not of type string",
                "{\"report\":{\"city\":\"O\",\"unit\":\"celsius\",\"days\":[],\"x\":1}}|arguments.report.x is not in the schema",
                "{\"report\":{\"city\":\"O\",\"unit\":\"celsius\",\"days\":[{\"day\":\"mon\",\"degrees\":1.5}]}}"
                        + "|arguments.report.days[].degrees is not of type integer",
                "{\"report\":\"Oslo\"}|arguments.report is not of type object",
                "[]|no JSON object",
                "{} {}|no JSON",
                "{'report':1}|no JSON"
            })
    void arguments_are_held_against_their_schema(String arguments, String problem) {
        JsonNode schema = Probes.reportSchema();
        assertThat(SchemaCheck.problem(schema, arguments).orElse(null)).isEqualTo(problem);
    }

    @Test
    void the_sound_arguments_of_the_tests_are_sound() {
        assertThat(SchemaCheck.problem(Probes.reportSchema(), FakeHost.SOUND)).isEmpty();
    }
}

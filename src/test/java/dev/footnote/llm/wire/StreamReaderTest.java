package dev.footnote.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.config.Settings;
import dev.footnote.llm.Heard;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamReaderTest {

    private static final long LIMIT = 1_000_000;

    private final Heard heard = new Heard();
    private final StreamReader reader = new StreamReader(
            new EndpointFailures(EndpointSettings.from(Settings.defaults(), "kimi", null), Clock.systemUTC()),
            heard,
            LIMIT);

    private void delta(String delta) {
        event("{\"choices\":[{\"index\":0,\"delta\":" + delta + "}]}");
    }

    private void event(String data) {
        reader.event("", data.getBytes(StandardCharsets.UTF_8));
    }

    private void finish(String reason) {
        event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
    }

    @Test
    void interleaved_pieces_with_repeated_ids_and_names_are_told_apart() {
        delta(
                "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"search\",\"arguments\":\"{\\\"q\\\"\"}}]}");
        delta("{\"tool_calls\":[{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"read\",\"arguments\":\"{}\"}}]}");
        delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"search\",\"arguments\":\":1}\"}}]}");
        finish("stop");
        List<ToolExecutionRequest> calls = reader.finish().aiMessage().toolExecutionRequests();
        assertThat(calls)
                .extracting(call -> call.id() + " " + call.name() + " " + call.arguments())
                .containsExactly("a search {\"q\":1}", "b read {}");
        assertThat(heard.calls).isEqualTo(calls);
    }

    @Test
    void calls_without_an_index_and_with_object_arguments_are_taken() {
        delta("{\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"search\",\"arguments\":{\"q\":1}}}]}");
        delta("{\"tool_calls\":[{\"id\":\"b\",\"function\":{\"name\":\"read\",\"arguments\":\"{\"}}]}");
        delta("{\"tool_calls\":[{\"function\":{\"arguments\":\"}\"}}]}");
        finish("tool_calls");
        assertThat(reader.finish().aiMessage().toolExecutionRequests())
                .extracting(ToolExecutionRequest::arguments)
                .containsExactly("{\"q\":1}", "{}");
    }

    private List<String> calls(String... pieces) {
        for (String piece : pieces) {
            delta("{\"tool_calls\":[" + piece.replace('\'', '"') + "]}");
        }
        finish("tool_calls");
        List<ToolExecutionRequest> calls = reader.finish().aiMessage().toolExecutionRequests();
        assertThat(heard.calls).as("told").containsExactlyInAnyOrderElementsOf(calls);
        return calls.stream()
                .map(call -> call.id() + " " + call.name() + " " + call.arguments())
                .toList();
    }

    @Test
    void calls_that_all_carry_the_index_0_are_told_apart() {
        assertThat(calls(
                        "{'index':0,'id':'a','function':{'name':'search','arguments':{'q':1}}}",
                        "{'index':0,'id':'b','function':{'name':'search','arguments':{'q':2}}}",
                        "{'index':0,'id':'b','function':{'name':'search','arguments':{'q':3}}}"))
                .containsExactly("a search {\"q\":1}", "b search {\"q\":2}", "b search {\"q\":3}");
    }

    @Test
    void calls_with_neither_index_nor_id_are_told_apart() {
        assertThat(calls(
                        "{'function':{'name':'search','arguments':{'q':1}}}",
                        "{'function':{'name':'read','arguments':{'u':2}}}"))
                .containsExactly(" search {\"q\":1}", " read {\"u\":2}");
    }

    @Test
    void a_call_repeated_whole_is_one_call() {
        assertThat(calls(
                        "{'index':0,'id':'a','function':{'name':'search','arguments':{'q':1}}}",
                        "{'index':0,'id':'a','function':{'name':'search','arguments':{'q':1}}}",
                        "{'index':0,'id':'a','function':{'name':'search','arguments':''}}"))
                .containsExactly("a search {\"q\":1}");
    }

    @Test
    void empty_braces_sent_ahead_give_way_to_the_real_arguments() {
        assertThat(calls(
                        "{'index':0,'id':'a','function':{'name':'search','arguments':{}}}",
                        "{'index':0,'function':{'arguments':'{'}}",
                        "{'index':0,'function':{'arguments':'}'}}"))
                .containsExactly("a search {}");
        assertThat(heard.calls).hasSize(1);
    }

    @Test
    void the_last_call_is_told_before_the_stream_ends() {
        delta(
                "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"search\",\"arguments\":\"{\\\"q\\\":{\"}}]}");
        delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"}\"}}]}");
        assertThat(heard.calls).isEmpty();
        delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"}\"}}]}");
        assertThat(heard.calls).hasSize(1);
    }

    @Test
    void a_text_that_the_filter_broke_off_is_no_answer() {
        delta("{\"content\":\"so\"}");
        finish("content_filter");
        assertThatThrownBy(reader::finish)
                .isInstanceOfSatisfying(
                        ModelFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.FILTERED));
    }

    @Test
    void an_error_event_is_a_failure_whatever_it_holds() {
        for (String data : List.of("{\"message\":\"boom\"}", "boom", "{\"code\":1,\"x\":\"boom\"}")) {
            assertThatThrownBy(() -> reader.event("error", data.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            ModelFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.SERVER));
        }
    }

    @Test
    void events_without_blank_lines_between_them_all_count() {
        event("{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n"
                + "{\"choices\":[{\"delta\":{\"content\":[{\"text\":\"b\"}]}}]}\n"
                + "[DONE]");
        assertThat(reader.done()).isTrue();
        assertThat(reader.finish().aiMessage().text()).isEqualTo("ab");
    }

    @Test
    void a_call_is_told_as_soon_as_the_next_begins() {
        delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"search\",\"arguments\":\"{}\"}}]}");
        assertThat(heard.calls).isEmpty();
        delta("{\"tool_calls\":[{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"read\",\"arguments\":\"{}\"}}]}");
        assertThat(heard.calls).hasSize(1);
    }

    @Test
    void a_call_cut_at_the_limit_is_dropped() {
        delta("{\"content\":\"so\"}");
        delta(
                "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"search\",\"arguments\":\"{\\\"q\"}}]}");
        finish("length");
        assertThat(reader.finish().aiMessage().hasToolExecutionRequests()).isFalse();
        assertThat(heard.calls).isEmpty();
    }

    @Test
    void thinking_is_read_under_all_its_names() {
        delta("{\"reasoning_content\":\"a\"}");
        delta("{\"reasoning\":\"b\",\"reasoning_details\":[{\"text\":\"b\"}]}");
        delta("{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"c\"}]}");
        delta("{\"thinking\":\"d\",\"content\":null}");
        finish("stop");
        assertThat(reader.finish().aiMessage().thinking()).isEqualTo("abcd");
    }

    @Test
    void usage_is_taken_from_where_it_stands_and_never_below_zero() {
        event(
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\",\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":-1,"
                        + "\"cached_tokens\":4}}]}");
        ChatResponse response = reader.finish();
        assertThat(ReportedTokens.of(response).input()).isEqualTo(5);
        assertThat(ReportedTokens.of(response).cachedInput()).isEqualTo(4);
        assertThat(ReportedTokens.of(response).output()).isZero();
    }

    @Test
    void an_end_without_finish_is_a_cut_and_a_flat_error_a_failure() {
        delta("{\"content\":\"so\"}");
        assertThatThrownBy(reader::finish)
                .isInstanceOfSatisfying(
                        ModelFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.CUT));
        assertThatThrownBy(() -> event("{\"object\":\"error\",\"message\":\"maximum context reached\"}"))
                .isInstanceOfSatisfying(
                        ModelFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONTEXT));
    }

    @Test
    void lines_are_cut_alike_wherever_the_bytes_are_torn() {
        byte[] bytes =
                ": hello\r\ndata: é1\r\n\r\nevent: x\ndata:2\ndata: 3\n\n\ndata: last".getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= bytes.length; size++) {
            List<String> out = new ArrayList<>();
            SseParser lines = new SseParser(1000, (name, data) -> out.add(new String(data, StandardCharsets.UTF_8)));
            for (int at = 0; at < bytes.length; at += size) {
                lines.push(ByteBuffer.wrap(bytes, at, Math.min(size, bytes.length - at)));
            }
            lines.end();
            assertThat(out).containsExactly("é1", "2\n3", "last");
        }
    }

    @Test
    void an_event_that_is_no_object_tells_nothing() {
        for (String data : List.of("1", "\"ping\"", "null", "true", "[]", "[{\"choices\":[]}]", "{}", "-1.5e3")) {
            event(data);
        }
        event("{\"choices\":[]}");
        event("{\"choices\":[7]}");
        event("{\"choices\":{\"0\":1}}");
        delta("{\"content\":\"said\"}");
        finish("stop");
        assertThat(reader.finish().aiMessage().text()).isEqualTo("said");
    }

    @Test
    void an_event_that_is_not_whole_is_refused_and_the_next_one_is_read_all_the_same() {
        for (String data : List.of(
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"a\"",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"a\"}",
                "{\"usage\":{\"prompt_tokens\":1",
                "{\"created\":[1,2",
                "{\"choices\":[{\"delta\":{\"content\":\"x\"}}",
                "{\"choices\":[{},{",
                "{\"choices\":",
                "{",
                "[1,",
                "{\"a\":1}{\"a\":2}",
                "{\"a\":1} x")) {
            assertThatThrownBy(() -> event(data)).as(data).hasMessageContaining("not JSON");
        }
        delta("{\"content\":\"said\"}");
        finish("stop");
        assertThat(reader.finish().aiMessage().text()).isEqualTo("said");
    }

    @Test
    void words_between_events_are_passed_over_and_told_where_no_answer_comes() {
        for (String word : List.of("tru", "\"a", "upstream is busy")) {
            event(word);
        }
        assertThatThrownBy(() -> reader.finish()).hasMessageContaining("no chat completion (\"tru\")");
    }

    @Test
    void of_several_choices_the_first_is_taken_and_of_members_given_twice_the_last() {
        event("{\"choices\":[{\"delta\":{\"content\":\"no\",\"content\":\"first\",\"extra\":[{\"content\":\"x\"}]}},"
                + "{\"delta\":{\"content\":\"second\"},\"finish_reason\":\"stop\"}]}");
        finish("stop");
        assertThat(reader.finish().aiMessage().text()).isEqualTo("first");
    }
}

package dev.footnote.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.wire.ArgumentsBuffer;
import dev.footnote.llm.wire.StreamReader;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an answer costs while it streams in, counted in allocated bytes, and what it may weigh. */
class StreamingCostTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static StreamReader reader(long limit) {
        EndpointFailures failures =
                new EndpointFailures(EndpointSettings.from(Settings.defaults(), "kimi", null), Clock.systemUTC());
        StreamingChatResponseHandler quiet = new StreamingChatResponseHandler() {
            @Override
            public void onCompleteResponse(ChatResponse response) {}

            @Override
            public void onError(Throwable error) {}
        };
        return new StreamReader(failures, quiet, limit);
    }

    /** Events of one call whose arguments come four characters at a time; with or without the name each time. */
    private static List<byte[]> call(int chars, boolean named) {
        String arguments = "{\"claims\": [{\"text\": \"" + "{x} ".repeat(chars / 4) + "\"}]}";
        List<byte[]> events = new ArrayList<>();
        for (int at = 0; at < arguments.length(); at += 4) {
            ObjectNode root = JSON.createObjectNode();
            ObjectNode piece = root.putArray("choices")
                    .addObject()
                    .putObject("delta")
                    .putArray("tool_calls")
                    .addObject()
                    .put("index", 0);
            ObjectNode function = piece.putObject("function");
            if (named || at == 0) {
                piece.put("id", "functions.submit_answer:0");
                function.put("name", "submit_answer");
            }
            function.put("arguments", arguments.substring(at, Math.min(arguments.length(), at + 4)));
            events.add(root.toString().getBytes(StandardCharsets.UTF_8));
        }
        return events;
    }

    private static long allocated(List<byte[]> events) {
        StreamReader reader = reader(100_000_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        events.forEach(event -> reader.event("", event));
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void twice_the_arguments_cost_twice_the_memory_and_no_more() {
        for (boolean named : new boolean[] {false, true}) {
            allocated(call(4_000, named));
            long once = allocated(call(40_000, named));
            long twice = allocated(call(80_000, named));
            assertThat((double) twice / once)
                    .as("%d against %d bytes", twice, once)
                    .isLessThan(2.5);
            assertThat(twice).isLessThan(200_000_000L);
        }
    }

    /** With the members that hosts send along and that nobody reads. */
    @Test
    void an_event_of_a_few_words_costs_little_more_than_its_bytes() {
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            events.add(("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1760000000,"
                            + "\"model\":\"kimi-k2-thinking\",\"system_fingerprint\":\"fp\",\"choices\":[{\"index\":0,"
                            + "\"delta\":{\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"word " + i
                            + " \"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        allocated(events);
        assertThat(allocated(events) / events.size()).isLessThan(1_000L);
    }

    @Test
    void arguments_that_close_again_and_again_are_parsed_once() {
        ArgumentsBuffer buffer = new ArgumentsBuffer();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 50_000; i++) {
            buffer.append("{x}");
            assertThat(buffer.isObject()).isFalse();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000_000L);
    }

    @Test
    void a_buffer_knows_an_object_whatever_it_is_made_of() throws IOException {
        for (String text : new String[] {
            "{}", " { } ", "{\"a\":\"}\"}", "{\"a\":\"\\\"}\"}", "{\"a\":[{},{\"b\":[]}]}", "{\"a\":\"\\\\\"}", "[]",
                    "1", "",
            "{\"a\":1}}", "{}{}", "{\"a\":1", "{'a':1}", "{\"a\":]}", "}{", "\"{}\"", "{\"a\":1} x", "{\"a\":1}\n"
        }) {
            ArgumentsBuffer buffer = new ArgumentsBuffer();
            for (int i = 0; i < text.length(); i++) {
                buffer.append(text.substring(i, i + 1));
            }
            assertThat(buffer.isObject()).as(text).isEqualTo(ArgumentsBuffer.isObject(text));
            assertThat(buffer.isBare()).as(text).isEqualTo(text.replace(" ", "").equals("{}"));
        }
    }

    private static byte[] delta(String field, String value) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("choices").addObject().putObject("delta").put(field, value);
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_answer_beyond_the_limit_is_ended_with_its_setting_named_wherever_the_bytes_are() {
        String half = "天".repeat(200); // 600 bytes
        for (String field : List.of("content", "reasoning_content")) {
            StreamReader reader = reader(1_000);
            reader.event("", delta(field, half));
            assertThatThrownBy(() -> reader.event("", delta(field, half)))
                    .isInstanceOf(ModelFailure.class)
                    .hasMessageContaining("more than 1000 bytes")
                    .hasMessageContaining("chat.max_answer_bytes");
        }
        StreamReader calls = reader(10_000);
        assertThatThrownBy(() -> call(20_000, false).forEach(event -> calls.event("", event)))
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("chat.max_answer_bytes");
    }

    @Test
    void many_small_calls_count_too() {
        StreamReader reader = reader(100_000);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        reader.event(
                                "",
                                ("{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":" + i
                                                + ",\"function\":{\"name\":\"find\",\"arguments\":\"\"}}]}}]}")
                                        .getBytes(StandardCharsets.UTF_8));
                    }
                })
                .isInstanceOf(ModelFailure.class)
                .hasMessageContaining("chat.max_answer_bytes");
    }
}

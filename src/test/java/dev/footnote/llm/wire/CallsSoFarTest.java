package dev.footnote.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallsSoFarTest {

    private static ChatMessage turn(String... ids) {
        List<ToolExecutionRequest> calls = new ArrayList<>();
        for (String id : ids) {
            calls.add(ToolExecutionRequest.builder()
                    .id(id)
                    .name("find")
                    .arguments("{}")
                    .build());
        }
        return AiMessage.from(calls);
    }

    @Test
    void calls_of_a_conversation_that_grows_are_counted_once() {
        CallsSoFar calls = new CallsSoFar();
        List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from("Which mill?"), turn("a", "b")));

        assertThat(calls.count(messages)).isEqualTo(2);
        messages.add(turn("c"));
        assertThat(calls.count(messages)).isEqualTo(3);
        assertThat(calls.count(messages)).isEqualTo(3);
        assertThat(calls.hasId(messages, "a")).isTrue();
        assertThat(calls.hasId(messages, "c")).isTrue();
        assertThat(calls.hasId(messages, "d")).isFalse();
    }

    @Test
    void a_conversation_that_was_folded_or_is_another_one_is_looked_through_anew() {
        CallsSoFar calls = new CallsSoFar();
        calls.count(List.of(turn("a"), turn("b"), turn("c")));

        List<ChatMessage> folded = List.of(UserMessage.from("Read so far: one page."), turn("c"));
        assertThat(calls.count(folded)).isEqualTo(1);
        assertThat(calls.hasId(folded, "a")).isFalse();
        assertThat(calls.hasId(List.of(turn("x"), turn("y")), "x")).isTrue();
    }
}

package dev.footnote.llm.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.tools.ToolContract;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put right between a host and a run: ids, names, and answers without anything in them. */
class CallsOnTheWayTest {

    private final List<ChatRequest> requests = new ArrayList<>();
    private final List<ToolExecutionRequest> announced = new ArrayList<>();
    private final List<ChatResponse> answers = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();

    private static ToolExecutionRequest call(@Nullable String id, String name) {
        return ToolExecutionRequest.builder().id(id).name(name).arguments("{}").build();
    }

    /** A host that announces calls and then sends the whole answer. */
    private StreamingChatModel host(ChatResponse answer, ToolExecutionRequest... early) {
        return new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                requests.add(request);
                for (int i = 0; i < early.length; i++) {
                    handler.onCompleteToolCall(new CompleteToolCall(i, early[i]));
                }
                handler.onCompleteResponse(answer);
            }
        };
    }

    private static ChatResponse answer(AiMessage message) {
        return ChatResponse.builder().aiMessage(message).build();
    }

    private void ask(StreamingChatModel model, ChatMessage... history) {
        model.chat(
                ChatRequest.builder()
                        .messages(List.of(history))
                        .toolSpecifications(ToolContract.specifications())
                        .build(),
                new StreamingChatResponseHandler() {
                    @Override
                    public void onCompleteToolCall(CompleteToolCall call) {
                        announced.add(call.toolExecutionRequest());
                    }

                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        answers.add(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        errors.add(error);
                    }
                });
    }

    private List<String> ids() {
        return answers.get(0).aiMessage().toolExecutionRequests().stream()
                .map(ToolExecutionRequest::id)
                .toList();
    }

    // --- ids
    // ----------------------------------------------------------------------------------------------------

    private void numbered(boolean named, List<ToolExecutionRequest> calls, ChatMessage... history) {
        ToolExecutionRequest[] all = calls.toArray(ToolExecutionRequest[]::new);
        ask(new UniqueCallIds(host(answer(AiMessage.from(calls)), all), () -> named), history);
        assertThat(announced).isEqualTo(answers.get(0).aiMessage().toolExecutionRequests());
    }

    @Test
    void good_ids_stay_as_they_are() {
        numbered(true, List.of(call("a", "search"), call("b", "read")), UserMessage.from("q"));
        assertThat(ids()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"true, functions.search:0, functions.read:1", "false, c00000000, c00000001"})
    void blank_ids_are_made_in_the_models_form(boolean named, String first, String second) {
        numbered(named, List.of(call(" ", "search"), call(null, "read")), UserMessage.from("q"));
        assertThat(ids()).containsExactly(first, second);
    }

    @Test
    void an_id_that_is_taken_is_not_given_twice() {
        AiMessage before = AiMessage.from(call("functions.search:0", "search"), call("x", "read"));
        numbered(
                true,
                List.of(call("x", "search"), call("y", "read"), call("y", "read")),
                UserMessage.from("q"),
                before);
        assertThat(ids())
                .doesNotHaveDuplicates()
                .doesNotContain("x", "functions.search:0")
                .contains("y");
        assertThat(ids().get(0)).isEqualTo("functions.search:2");
    }

    @Test
    void a_call_that_was_announced_and_then_dropped_shifts_no_id() {
        ToolExecutionRequest torn = call("", "search");
        ToolExecutionRequest whole = call("", "read");
        ask(new UniqueCallIds(host(answer(AiMessage.from(whole)), torn, whole), () -> true), UserMessage.from("q"));
        assertThat(announced)
                .extracting(ToolExecutionRequest::id)
                .containsExactly("functions.search:0", "functions.read:1");
        assertThat(ids()).containsExactly("functions.read:1");
    }

    @Test
    void an_answer_without_calls_passes_untouched() {
        ChatResponse plain = answer(AiMessage.from("So."));
        ask(new UniqueCallIds(host(plain), () -> true), UserMessage.from("q"));
        assertThat(answers).containsExactly(plain);
    }

    // --- names
    // --------------------------------------------------------------------------------------------------

    @Test
    void tools_go_out_under_the_hosts_names_and_come_back_under_ours() {
        StreamingChatModel model = RenamedTools.around(
                host(answer(AiMessage.from(call("a", "web_search"), call("b", "read"))), call("a", "web_search")),
                Map.of("search", "web_search"));
        ask(
                model,
                UserMessage.from("q"),
                AiMessage.from(call("z", "search")),
                ToolExecutionResultMessage.from("z", "search", "none"));
        ChatRequest sent = requests.get(0);
        assertThat(sent.toolSpecifications())
                .extracting(ToolSpecification::name)
                .contains("web_search", "read")
                .doesNotContain("search");
        assertThat(((AiMessage) sent.messages().get(1))
                        .toolExecutionRequests()
                        .get(0)
                        .name())
                .isEqualTo("web_search");
        assertThat(((ToolExecutionResultMessage) sent.messages().get(2)).toolName())
                .isEqualTo("web_search");
        assertThat(announced).extracting(ToolExecutionRequest::name).containsExactly("search");
        assertThat(answers.get(0).aiMessage().toolExecutionRequests())
                .extracting(ToolExecutionRequest::name)
                .containsExactly("search", "read");
    }

    @Test
    void without_other_names_nothing_stands_between() {
        StreamingChatModel inner = host(answer(AiMessage.from("So.")));
        assertThat(RenamedTools.around(inner, Map.of())).isSameAs(inner);
    }

    // --- empty answers
    // ------------------------------------------------------------------------------------------

    private StreamingChatModel checked(AiMessage message, String reason) {
        EndpointFailures failures =
                new EndpointFailures(EndpointSettings.from(Settings.defaults(), "kimi", null), Clock.systemUTC());
        AiMessage told = message;
        return new EmptyAnswerCheck(
                host(ChatResponse.builder()
                        .aiMessage(told.toBuilder()
                                .attributes(Map.of("finish_reason", reason))
                                .build())
                        .build()),
                failures);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, stop, answered with neither text nor a tool call, false",
                "'  ', stop, answered with neither text nor a tool call, false",
                "null, length, used up its answer's room, true",
                "So., tool_calls, announced tool calls and sent none, false"
            })
    void an_answer_with_nothing_in_it_is_a_failure(@Nullable String text, String reason, String said, boolean atLimit) {
        ask(checked(AiMessage.builder().text(text).build(), reason), UserMessage.from("q"));
        assertThat(answers).isEmpty();
        assertThat(errors).singleElement().isInstanceOfSatisfying(ModelFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(ModelFailure.Kind.EMPTY);
            assertThat(failure).hasMessageContaining(said);
            assertThat(failure.hints().atLimit()).isEqualTo(atLimit);
        });
    }

    @ParameterizedTest
    @CsvSource({"stop", "length", "tool_calls"})
    void an_answer_with_a_call_counts_whatever_its_reason(String reason) {
        ask(checked(AiMessage.from(call("a", "search")), reason), UserMessage.from("q"));
        assertThat(errors).isEmpty();
        assertThat(answers).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"stop", "length", "''"})
    void an_answer_with_a_text_counts_too(String reason) {
        ask(checked(AiMessage.from("So."), reason), UserMessage.from("q"));
        assertThat(errors).isEmpty();
        assertThat(Arrays.asList(answers.get(0).aiMessage().text())).containsExactly("So.");
    }
}

package dev.footnote.llm.repair;

import dev.footnote.llm.wire.ForwardingHandler;
import dev.footnote.llm.wire.RunParameters;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Offers tools under the names that a host takes, and reads their calls back under ours. */
public final class RenamedTools implements StreamingChatModel {

    private final StreamingChatModel inner;
    private final Map<String, String> there;
    private final Map<String, String> here = new HashMap<>();

    /**
     * @param there the host's names by ours
     */
    private RenamedTools(StreamingChatModel inner, Map<String, String> there) {
        this.inner = inner;
        this.there = there;
        there.forEach((ours, theirs) -> here.put(theirs, ours));
    }

    public static StreamingChatModel around(StreamingChatModel inner, Map<String, String> there) {
        return there.isEmpty() ? inner : new RenamedTools(inner, there);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        RunParameters parameters = RunParameters.from(request.parameters());
        List<ToolSpecification> tools = parameters.toolSpecifications();
        ChatRequest renamed = ChatRequest.builder()
                .messages(request.messages().stream().map(this::outgoing).toList())
                .parameters(parameters.withTools(
                        tools == null
                                ? List.of()
                                : tools.stream().map(this::outgoing).toList()))
                .build();
        inner.doChat(renamed, new ForwardingHandler(handler) {
            @Override
            public void onCompleteToolCall(CompleteToolCall call) {
                super.onCompleteToolCall(
                        new CompleteToolCall(call.index(), renamed(call.toolExecutionRequest(), here)));
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                super.onCompleteResponse(response.toBuilder()
                        .aiMessage(renamed(response.aiMessage(), here))
                        .build());
            }
        });
    }

    private ToolSpecification outgoing(ToolSpecification tool) {
        return tool.toBuilder()
                .name(there.getOrDefault(tool.name(), tool.name()))
                .build();
    }

    private ChatMessage outgoing(ChatMessage message) {
        if (message instanceof AiMessage ai) {
            return renamed(ai, there);
        }
        return message instanceof ToolExecutionResultMessage result && there.containsKey(result.toolName())
                ? ToolExecutionResultMessage.from(result.id(), there.get(result.toolName()), result.text())
                : message;
    }

    private static AiMessage renamed(AiMessage message, Map<String, String> names) {
        return message.hasToolExecutionRequests()
                ? message.toBuilder()
                        .toolExecutionRequests(message.toolExecutionRequests().stream()
                                .map(call -> renamed(call, names))
                                .toList())
                        .build()
                : message;
    }

    private static ToolExecutionRequest renamed(ToolExecutionRequest call, Map<String, String> names) {
        return names.containsKey(call.name())
                ? call.toBuilder().name(names.get(call.name())).build()
                : call;
    }
}

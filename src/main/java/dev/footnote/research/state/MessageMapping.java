package dev.footnote.research.state;

import dev.footnote.api.run.Message;
import dev.footnote.api.run.ToolCall;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Messages of the log and of LangChain4j, turned into each other. */
public final class MessageMapping {

    private MessageMapping() {}

    static ChatMessage toChat(Message message) {
        String text = message.text() == null ? "" : message.text();
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(text);
            case USER -> UserMessage.from(text);
            case TOOL -> ToolExecutionResultMessage.from(message.toolCallId(), message.toolName(), text);
            case ASSISTANT -> assistant(message);
        };
    }

    private static AiMessage assistant(Message message) {
        return AiMessage.builder()
                .text(message.text())
                .thinking(message.thinking())
                .toolExecutionRequests(message.toolCalls().stream()
                        .map(MessageMapping::request)
                        .toList())
                .attributes(new HashMap<>(message.attributes()))
                .build();
    }

    public static ToolExecutionRequest request(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.name())
                .arguments(call.arguments())
                .build();
    }

    /** The assistant's message with the calls as the run numbers them. */
    public static Message fromAssistant(AiMessage message, List<ToolCall> calls) {
        Map<String, String> attributes = new TreeMap<>();
        message.attributes().forEach((name, value) -> attributes.put(name, String.valueOf(value)));
        return new Message(Message.Role.ASSISTANT, message.text(), message.thinking(), calls, null, null, attributes);
    }

    public static ToolCall call(ToolExecutionRequest request) {
        return new ToolCall(
                request.id() == null ? "" : request.id(),
                request.name() == null ? "" : request.name(),
                request.arguments() == null ? "" : request.arguments());
    }
}

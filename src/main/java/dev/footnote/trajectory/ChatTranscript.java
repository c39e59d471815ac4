package dev.footnote.trajectory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.json.JsonNodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory as training data: one JSON object with {@code messages} and {@code tools} in OpenAI's form. The conversation is the whole one, whatever was hidden from
 * the model to save room. It ends with the model's last turn. Tries that were given up are left out, and turns without a call where the note that followed repeats them,
 * as they were when the model was asked. Stateless, safe for many threads.
 */
public final class ChatTranscript {

    private ChatTranscript() {}

    /**
     * Returns a trajectory on one line; of a run in heavy mode the last pass, for the others are its {@link Trajectory#parts}.
     *
     * @param trajectory whole
     * @param withThinking true to write the model's thinking as {@code reasoning_content}, which OpenAI's own form lacks
     */
    public static String of(Trajectory trajectory, boolean withThinking) {
        ObjectNode line = JsonNodes.object();
        ArrayNode array = line.putArray("messages");
        messages(trajectory).forEach(message -> array.add(node(message, withThinking)));
        try {
            line.set("tools", JsonNodes.MAPPER.readTree(trajectory.tools()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the tools of this trajectory cannot be read as JSON", e);
        }
        return line.put("parallel_tool_calls", true).toString();
    }

    private static List<Message> messages(Trajectory trajectory) {
        List<Message> out = new ArrayList<>();
        Message prose = null;
        for (RecordedEvent recorded : trajectory.ownEvents()) {
            Message next = message(recorded.event());
            if (recorded.event() instanceof ResearchEvent.RunStarted started) {
                out.add(started.system());
                out.add(started.question());
            } else if (next != null
                    && next.role() == Message.Role.ASSISTANT
                    && next.toolCalls().isEmpty()) {
                prose = next;
            } else if (next != null) {
                prose = null;
                out.add(next);
            }
        }
        if (prose != null) {
            out.add(prose);
        }
        return upToLastTurn(out);
    }

    private static @Nullable Message message(ResearchEvent event) {
        if (event instanceof ResearchEvent.ModelAnswered e) {
            return e.message();
        }
        if (event instanceof ResearchEvent.ToolAnswered e) {
            return e.message();
        }
        return event instanceof ResearchEvent.UserNoted e ? e.note() : null;
    }

    private static List<Message> upToLastTurn(List<Message> messages) {
        int end = messages.size();
        while (end > 0 && messages.get(end - 1).role() != Message.Role.ASSISTANT) {
            end--;
        }
        return messages.subList(0, end);
    }

    private static ObjectNode node(Message message, boolean withThinking) {
        ObjectNode out = JsonNodes.object();
        switch (message.role()) {
            case SYSTEM -> out.put("role", "system").put("content", message.text());
            case USER -> out.put("role", "user").put("content", message.text());
            case TOOL ->
                out.put("role", "tool")
                        .put("tool_call_id", message.toolCallId())
                        .put("content", message.text());
            case ASSISTANT -> assistant(message, withThinking, out);
        }
        return out;
    }

    private static void assistant(Message message, boolean withThinking, ObjectNode out) {
        out.put("role", "assistant").put("content", message.text());
        String thinking = message.thinking();
        if (withThinking && thinking != null && !thinking.isEmpty()) {
            out.put("reasoning_content", thinking);
        }
        if (!message.toolCalls().isEmpty()) {
            ArrayNode calls = out.putArray("tool_calls");
            for (ToolCall call : message.toolCalls()) {
                ObjectNode made = calls.addObject().put("id", call.id()).put("type", "function");
                made.putObject("function").put("name", call.name()).put("arguments", call.arguments());
            }
        }
    }
}

package dev.footnote.api.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One message of the conversation with the model.
 *
 * @param role who speaks
 * @param text the text, or null for an assistant that only calls tools
 * @param thinking the assistant's thinking, or null; sent back on every later step of the run
 * @param toolCalls the calls of the assistant; empty for all others
 * @param toolCallId the call that a tool's message answers, else null
 * @param toolName the tool that answers, else null
 * @param attributes further fields that the model's host gave with the message, as plain values
 */
public record Message(
        Role role,
        @Nullable String text,
        @Nullable String thinking,
        List<ToolCall> toolCalls,
        @Nullable String toolCallId,
        @Nullable String toolName,
        Map<String, String> attributes) {

    /** The role of the speaker. */
    public enum Role {
        /** Instructions of the program. */
        SYSTEM,
        /** The question, and notes of the program. */
        USER,
        /** The model. */
        ASSISTANT,
        /** The answer to one call of the model. */
        TOOL
    }

    public Message {
        toolCalls = List.copyOf(toolCalls);
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /**
     * The system's text.
     *
     * @param text the prompt
     */
    public static Message system(String text) {
        return new Message(Role.SYSTEM, text, null, List.of(), null, null, Map.of());
    }

    /**
     * A user's text.
     *
     * @param text a question or a note
     */
    public static Message user(String text) {
        return new Message(Role.USER, text, null, List.of(), null, null, Map.of());
    }

    /**
     * A tool's answer.
     *
     * @param call the call it answers
     * @param text the text for the model
     */
    public static Message tool(ToolCall call, String text) {
        return new Message(Role.TOOL, text, null, List.of(), call.id(), call.name(), Map.of());
    }
}

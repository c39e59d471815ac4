package dev.footnote.llm.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.text.LenientJson;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message as chat completions want it.
 *
 * @param thinkingField {@code auto}: the name under which it came; {@code none}: thinking is not sent
 * @param fillThinking true to send one space where there is no thinking
 */
public record MessageWriter(String thinkingField, boolean fillThinking) {

    /** The attribute of an assistant message that keeps under which name its thinking came. */
    static final String THINKING_FIELD = "thinking_field";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UNFIT = Pattern.compile("[^a-zA-Z0-9_-]");
    private static final int LONGEST_NAME = 64;
    private static final String DEFAULT_FIELD = "reasoning_content";

    String style() {
        return thinkingField + "/" + fillThinking;
    }

    /** One JSON object; no bytes for an assistant message that says nothing, which hosts refuse. */
    public byte[] write(ChatMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        if (says(message)) {
            write(message, bytes);
        }
        return bytes.toByteArray();
    }

    /** False for an assistant message that says nothing, which hosts refuse. */
    static boolean says(ChatMessage message) {
        return !(message instanceof AiMessage ai) || ai.hasToolExecutionRequests() || !isEmpty(ai.text());
    }

    /** Writes a message that says something as one JSON object. */
    void write(ChatMessage message, OutputStream bytes) {
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            fields(message, out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fields(ChatMessage message, JsonGenerator out) throws IOException {
        if (message instanceof SystemMessage system) {
            plain(out, "system", system.text());
        } else if (message instanceof UserMessage user) {
            plain(out, "user", text(user));
        } else if (message instanceof ToolExecutionResultMessage result) {
            out.writeStringField("role", "tool");
            out.writeStringField("tool_call_id", result.id());
            if (!isEmpty(result.toolName())) {
                out.writeStringField("name", name(result.toolName()));
            }
            out.writeStringField("content", LenientJson.whole(result.text()));
        } else if (message instanceof AiMessage ai) {
            assistant(ai, out);
        } else {
            throw new IllegalArgumentException("a message of type " + message.type()
                    + " cannot be sent; only system, user, assistant and tool can");
        }
    }

    private void assistant(AiMessage ai, JsonGenerator out) throws IOException {
        out.writeStringField("role", "assistant");
        if (isEmpty(ai.text())) {
            out.writeNullField("content");
        } else {
            out.writeStringField("content", LenientJson.whole(ai.text()));
        }
        String thinking = ai.thinking();
        if (isEmpty(thinking)) {
            thinking = fillThinking ? " " : null;
        }
        if (thinking != null && !thinkingField.equals("none")) {
            out.writeStringField(field(ai), LenientJson.whole(thinking));
        }
        if (ai.hasToolExecutionRequests()) {
            out.writeArrayFieldStart("tool_calls");
            for (ToolExecutionRequest call : ai.toolExecutionRequests()) {
                call(call, out);
            }
            out.writeEndArray();
        }
    }

    private static void call(ToolExecutionRequest call, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", call.id());
        out.writeStringField("type", "function");
        out.writeObjectFieldStart("function");
        out.writeStringField("name", name(call.name()));
        out.writeStringField("arguments", LenientJson.soundObject(call.arguments() == null ? "" : call.arguments()));
        out.writeEndObject();
        out.writeEndObject();
    }

    /** A name that every server takes; a model may call a tool that there is not, by any name. */
    private static String name(@Nullable String name) {
        String plain = name == null ? "" : UNFIT.matcher(name).replaceAll("_");
        return plain.isEmpty() ? "unnamed" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private String field(AiMessage ai) {
        if (!thinkingField.equals("auto")) {
            return thinkingField;
        }
        Object seen = ai.attributes().get(THINKING_FIELD);
        return seen == null ? DEFAULT_FIELD : String.valueOf(seen);
    }

    private static void plain(JsonGenerator out, String role, String text) throws IOException {
        out.writeStringField("role", role);
        out.writeStringField("content", LenientJson.whole(text));
    }

    private static String text(UserMessage user) {
        return user.contents().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}

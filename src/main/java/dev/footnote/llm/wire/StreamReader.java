package dev.footnote.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.TokenCount;
import dev.footnote.llm.endpoint.AnswerSize;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers one answer from its events. One thread at a time. */
public final class StreamReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> THINKING =
            List.of("reasoning_content", "reasoning", "thinking", "reasoning_text");
    private static final List<String> DETAILS = List.of("reasoning_details", "thinking_blocks");

    /** Bytes; as much as is shown, and some more. */
    private static final int LONGEST_OTHER = 1_000;

    /** Bytes, with room for blanks. */
    private static final int LONGEST_DONE = 16;

    private final EndpointFailures failures;
    private final StreamingChatResponseHandler handler;
    private final ToolCallAssembler calls;
    private final EventParser parser = new EventParser();
    private final AnswerSize size;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private String other = "";
    private boolean started;
    private String thinkingField = "";
    private @Nullable String finishReason;
    private @Nullable String id;
    private @Nullable String model;
    private TokenCount usage = TokenCount.ZERO;
    private boolean done;

    /**
     * @param failures words faults
     * @param handler hears the parts; never a terminal event
     * @param limit bytes of the whole answer
     */
    public StreamReader(EndpointFailures failures, StreamingChatResponseHandler handler, long limit) {
        this.failures = failures;
        this.handler = handler;
        this.size = new AnswerSize(failures, limit);
        this.calls = new ToolCallAssembler(handler::onCompleteToolCall, size);
    }

    /** True once the host said that nothing will follow. */
    boolean done() {
        return done;
    }

    /** True once a part of an answer has come, be it an empty one. */
    boolean hasStarted() {
        return started;
    }

    /** True once the host gave a reason to finish; usage may still follow. */
    boolean hasFinishReason() {
        return finishReason != null;
    }

    /**
     * Takes one event.
     *
     * @param name empty for the usual ones
     * @param data one JSON object or {@code [DONE]}; several where a host leaves out the blank lines between events
     */
    public void event(String name, byte[] data) {
        if (isBlank(data) || done) {
            return;
        }
        if (isDone(data)) {
            done = true;
            return;
        }
        try {
            object(name, parser.parse(data), data);
        } catch (IOException e) {
            lines(name, data);
        }
    }

    /** Keeps the beginning of what is no part of an answer, to be told if no answer comes. */
    void other(byte[] data) {
        if (other.isEmpty()) {
            other = new String(data, 0, Math.min(data.length, LONGEST_OTHER), StandardCharsets.UTF_8);
        }
    }

    private void lines(String name, byte[] data) {
        String[] lines = new String(data, StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length > 1) {
            for (String line : lines) {
                event(name, line.getBytes(StandardCharsets.UTF_8));
            }
            return;
        }
        if (name.equals("error")) {
            throw failures.inStream(JSON.createObjectNode().put("message", lines[0]));
        }
        String start = lines[0].strip();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            other(data); // a word that keeps the connection open, or a gateway's
            return;
        }
        byte[] mended = lines[0].getBytes(StandardCharsets.UTF_8); // broken characters are replaced
        if (Arrays.equals(mended, data)) {
            throw failures.unparsable("sent an event that is not JSON");
        }
        event(name, mended);
    }

    private static boolean isBlank(byte[] data) {
        for (byte b : data) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDone(byte[] data) {
        return data.length < LONGEST_DONE
                && new String(data, StandardCharsets.UTF_8).strip().equals("[DONE]");
    }

    private void object(String name, JsonNode root, byte[] data) throws IOException {
        JsonNode error = root.path("error");
        boolean failed = error.isObject()
                ? !error.isEmpty()
                : error.isTextual() && !error.asText().isBlank();
        if (failed && finishReason != null) {
            done = true; // the answer was whole by then
            return;
        }
        if (failed || name.equals("error") || root.path("object").asText("").equals("error")) {
            throw failures.inStream(parser.parseWhole(data));
        }
        id = root.path("id").asText(id);
        model = root.path("model").asText(model);
        usage(root.path("usage"));
        JsonNode choice = root.path("choices").path(0);
        if (choice.isMissingNode() && !root.path("usage").isObject() && !root.has("choices")) {
            other(data);
        }
        if (choice.path("error").isObject()) {
            throw failures.inStream(choice);
        }
        started |= !choice.isMissingNode();
        usage(choice.path("usage"));
        delta(choice.path("delta").isObject() ? choice.path("delta") : choice.path("message"));
        String reason = choice.path("finish_reason").asText("");
        if (!reason.isEmpty() && !reason.equals("null")) {
            finishReason = reason;
        }
    }

    private void delta(JsonNode delta) {
        thinking(delta);
        refusal.append(delta.path("refusal").asText(""));
        String piece = content(delta.path("content"));
        if (!piece.isEmpty()) {
            size.add(piece);
            text.append(piece);
            handler.onPartialResponse(piece);
        }
        calls.add(delta.path("tool_calls"));
        calls.addOldForm(delta.path("function_call"));
    }

    /** A text, or the texts of a list of parts. */
    private static String content(JsonNode content) {
        if (content.isTextual()) {
            return content.textValue();
        }
        StringBuilder out = new StringBuilder();
        for (JsonNode part : content) {
            out.append(part.path("text").asText(""));
        }
        return out.toString();
    }

    private void thinking(JsonNode delta) {
        for (String field : THINKING) {
            String piece = delta.path(field).isTextual() ? delta.get(field).textValue() : "";
            if (!piece.isEmpty()) {
                thought(field, piece);
                return; // hosts that fill several fields fill them alike
            }
        }
        StringBuilder pieces = new StringBuilder();
        for (String field : DETAILS) {
            delta.path(field).forEach(detail -> pieces.append(thinkingOf(detail)));
        }
        for (String field : THINKING) {
            pieces.append(delta.path(field).isObject() ? thinkingOf(delta.path(field)) : "");
        }
        if (delta.path("content").isArray()) {
            for (JsonNode part : delta.path("content")) {
                pieces.append(part.has("thinking") ? thinkingOf(part) : "");
            }
        }
        if (!pieces.isEmpty()) {
            thought("reasoning", pieces.toString());
        }
    }

    /** The words of a block of thinking, which may be a list of texts itself. */
    private static String thinkingOf(JsonNode block) {
        JsonNode words = block.path("thinking");
        return words.isMissingNode() ? block.path("text").asText("") + content(block.path("content")) : content(words);
    }

    private void thought(String field, String piece) {
        if (thinkingField.isEmpty()) {
            thinkingField = field;
        }
        size.add(piece);
        thinking.append(piece);
        handler.onPartialThinking(new PartialThinking(piece));
    }

    private void usage(JsonNode node) {
        if (!node.isObject()) {
            return;
        }
        JsonNode details = node.path("prompt_tokens_details").path("cached_tokens");
        usage = new TokenCount(
                count(node.path("prompt_tokens")),
                count(details.isNumber() ? details : node.path("cached_tokens")),
                count(node.path("completion_tokens")),
                count(node.path("completion_tokens_details").path("reasoning_tokens")));
    }

    private static long count(JsonNode node) {
        return Math.max(0, node.asLong(0));
    }

    /** The whole answer, at the stream's end. */
    public ChatResponse finish() {
        parser.close();
        if (finishReason == null && !done) {
            throw unfinished();
        }
        List<ToolExecutionRequest> whole = new ArrayList<>(calls.finish("length".equals(finishReason)));
        if (whole.isEmpty() && "content_filter".equals(finishReason)) {
            throw failures.of(Kind.FILTERED, "refused to answer this content");
        }
        if (whole.isEmpty() && text.isEmpty() && !refusal.isEmpty()) {
            throw failures.refused(refusal.toString());
        }
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(ReportedTokens.FINISH_REASON, finishReason == null ? "" : finishReason);
        if (!thinkingField.isEmpty()) {
            attributes.put(MessageWriter.THINKING_FIELD, thinkingField);
        }
        AiMessage message = AiMessage.builder()
                .text(text.length() == 0 ? null : text.toString())
                .thinking(thinking.length() == 0 ? null : thinking.toString())
                .toolExecutionRequests(whole)
                .attributes(attributes)
                .build();
        return ChatResponse.builder()
                .aiMessage(message)
                .id(id)
                .modelName(model)
                .tokenUsage(new ReportedTokens.WireUsage(usage))
                .finishReason(reason(!whole.isEmpty()))
                .build();
    }

    private ModelFailure unfinished() {
        String what = "cut the stream before its finish";
        if (other.isBlank()) {
            return failures.of(Kind.CUT, what);
        }
        return started ? failures.unparsable(what) : failures.noAnswer(other);
    }

    private FinishReason reason(boolean called) {
        if (called) {
            return FinishReason.TOOL_EXECUTION;
        }
        String raw = finishReason == null ? "" : finishReason;
        return switch (raw) {
            case "stop", "tool_calls", "" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
    }
}

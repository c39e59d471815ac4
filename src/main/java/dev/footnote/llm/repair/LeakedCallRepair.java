package dev.footnote.llm.repair;

import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.wire.ForwardingHandler;
import dev.footnote.llm.wire.ReportedTokens;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes true calls of those that a host left as marker text in the answer or in the thinking, and keeps the markers from
 * being shown or sent back. Where true calls came too, they alone count. Without tools on offer all text stays as it is.
 */
public final class LeakedCallRepair implements StreamingChatModel {

    private static final String THINK = "<think>";
    private static final String THINK_END = "</think>";

    private final StreamingChatModel inner;
    private final EndpointFailures failures;

    public LeakedCallRepair(StreamingChatModel inner, EndpointFailures failures) {
        this.inner = inner;
        this.failures = failures;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        List<ToolSpecification> tools = request.parameters().toolSpecifications();
        if (tools == null || tools.isEmpty()) {
            inner.doChat(request, handler);
            return;
        }
        Curtain text = new Curtain();
        Curtain thinking = new Curtain();
        inner.doChat(request, new ForwardingHandler(handler) {
            @Override
            public void onPartialResponse(String piece) {
                String shown = text.next(piece);
                if (!shown.isEmpty()) {
                    super.onPartialResponse(shown);
                }
            }

            @Override
            public void onPartialThinking(PartialThinking piece) {
                think(thinking.next(piece.text()));
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                String shown = text.rest();
                if (!shown.isEmpty()) {
                    super.onPartialResponse(shown);
                }
                think(thinking.rest());
                ChatResponse mended;
                try {
                    mended = mended(response, tools);
                } catch (ModelFailure e) {
                    onError(e);
                    return;
                }
                super.onCompleteResponse(mended);
            }

            private void think(String shown) {
                if (!shown.isEmpty()) {
                    super.onPartialThinking(new PartialThinking(shown));
                }
            }
        });
    }

    private ChatResponse mended(ChatResponse response, List<ToolSpecification> tools) {
        AiMessage message = withoutThinkTags(response.aiMessage());
        ToolMarkers text = ToolMarkers.read(message.text(), tools);
        ToolMarkers thinking = ToolMarkers.read(message.thinking(), tools);
        if (!text.leaked() && !thinking.leaked()) {
            ChatResponse plain =
                    message.equals(response.aiMessage()) ? response : with(response, message, response.finishReason());
            return message.hasToolExecutionRequests() ? plain : others(plain, tools);
        }
        List<ToolExecutionRequest> calls = new ArrayList<>(message.toolExecutionRequests());
        Map<String, Object> attributes = new HashMap<>(message.attributes());
        FinishReason reason = response.finishReason();
        if (calls.isEmpty()) {
            calls.addAll(thinking.calls());
            calls.addAll(text.calls());
            if (!calls.isEmpty()) {
                attributes.put(ReportedTokens.FINISH_REASON, "tool_calls");
                reason = FinishReason.TOOL_EXECUTION;
            }
        }
        AiMessage plain = AiMessage.builder()
                .text(orNull(text.plain()))
                .thinking(orNull(thinking.plain()))
                .toolExecutionRequests(calls)
                .attributes(attributes)
                .build();
        return with(response, plain, reason);
    }

    private static ChatResponse with(ChatResponse response, AiMessage message, @Nullable FinishReason reason) {
        return ChatResponse.builder()
                .aiMessage(message)
                .id(response.id())
                .modelName(response.modelName())
                .tokenUsage(response.tokenUsage())
                .finishReason(reason)
                .build();
    }

    /** A server without a parser for thinking leaves it in the text, sometimes without the tag that opens it. */
    private static AiMessage withoutThinkTags(AiMessage message) {
        String text = message.text();
        int end = text == null ? -1 : text.lastIndexOf(THINK_END);
        if (text == null || end < 0) {
            return message;
        }
        String thought =
                text.substring(0, end).replace(THINK, "").replace(THINK_END, "").strip();
        String before = message.thinking() == null ? "" : message.thinking() + "\n";
        return message.toBuilder()
                .text(orNull(text.substring(end + THINK_END.length()).strip()))
                .thinking(orNull(before + thought))
                .build();
    }

    /** The marks of other families than K2. */
    private ChatResponse others(ChatResponse response, List<ToolSpecification> tools) {
        AiMessage message = response.aiMessage();
        LeakedText leak = LeakedText.read(message.text(), tools);
        if (!leak.leaked()) {
            return response;
        }
        if (leak.calls().isEmpty()) {
            throw failures.unreadCalls();
        }
        Map<String, Object> attributes = new HashMap<>(message.attributes());
        attributes.put(ReportedTokens.FINISH_REASON, "tool_calls");
        AiMessage plain = AiMessage.builder()
                .text(orNull(leak.plain()))
                .thinking(message.thinking())
                .toolExecutionRequests(leak.calls())
                .attributes(attributes)
                .build();
        return with(response, plain, FinishReason.TOOL_EXECUTION);
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    /** Holds back what may be the beginning of a marker, and all from a marker on. One thread at a time. */
    private static final class Curtain {
        private static final String START = "<|tool_call";

        private String held = "";
        private boolean fallen;

        private String next(String piece) {
            if (fallen) {
                return "";
            }
            if (held.isEmpty() && piece.indexOf(START.charAt(0)) < 0) {
                return piece;
            }
            String all = held + piece;
            int at = all.indexOf(START);
            fallen = at >= 0;
            int shown = fallen ? at : all.length() - overlap(all);
            held = fallen ? "" : all.substring(shown);
            return all.substring(0, shown);
        }

        private String rest() {
            String last = held;
            held = "";
            return last;
        }

        private static int overlap(String text) {
            for (int n = Math.min(text.length(), START.length() - 1); n > 0; n--) {
                if (START.startsWith(text.substring(text.length() - n))) {
                    return n;
                }
            }
            return 0;
        }
    }
}

package dev.footnote.llm.wire;

import dev.footnote.api.TokenCount;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads tokens and finish reason from any model's response. */
public final class ReportedTokens {

    public static final String FINISH_REASON = "finish_reason";

    private ReportedTokens() {}

    /**
     * The tokens as the host counted them; zero where it did not say.
     *
     * @param response of any model
     */
    public static TokenCount of(ChatResponse response) {
        TokenUsage usage = response.tokenUsage();
        if (usage == null) {
            return TokenCount.ZERO;
        }
        if (usage instanceof WireUsage wire) {
            return wire.count();
        }
        return new TokenCount(plain(usage.inputTokenCount()), 0, plain(usage.outputTokenCount()), 0);
    }

    /**
     * The host's own word for why it stopped; empty where none came.
     *
     * @param response of any model
     */
    public static String finishReason(ChatResponse response) {
        AiMessage message = response.aiMessage();
        Object raw = message == null ? null : message.attributes().get(FINISH_REASON);
        if (raw != null) {
            return String.valueOf(raw);
        }
        FinishReason reason = response.finishReason();
        if (reason == null) {
            return "";
        }
        return reason == FinishReason.TOOL_EXECUTION
                ? "tool_calls"
                : reason.name().toLowerCase(Locale.ROOT);
    }

    private static long plain(@Nullable Integer count) {
        return count == null ? 0 : Math.max(0, count);
    }

    /** LangChain4j's usage with the parts that it has no place for. */
    static final class WireUsage extends TokenUsage {
        private final TokenCount count;

        WireUsage(TokenCount count) {
            super(clamp(count.input()), clamp(count.output()));
            this.count = count;
        }

        TokenCount count() {
            return count;
        }

        private static int clamp(long value) {
            return (int) Math.min(Integer.MAX_VALUE, value);
        }
    }
}

package dev.footnote.research;

import dev.footnote.llm.TestFailures;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A model with a window: it counts tokens, refuses requests that leave no room for an answer, and gives the turns of a script. */
final class CountingModel implements StreamingChatModel {

    private static final int TOOLS = 1_000;
    private static final int ROOM = 1_024;

    /** Tokens to a Chinese sign of a vocabulary with few of them. */
    static final double FEW_SIGNS = 1.5;

    /** The same of Kimi's vocabulary, in which a token of modern Chinese is 1.7 signs. */
    static final double KIMI = 1 / 1.7;

    private final long window;
    private final IntFunction<AiMessage> script;
    private final double perSign;
    private List<ChatMessage> before = new ArrayList<>();
    long sent;
    long sentBefore;
    int refused;
    int answered;
    private long first;
    private long last;
    private long grown;
    private int growths;

    CountingModel(long window, IntFunction<AiMessage> script) {
        this(window, FEW_SIGNS, script);
    }

    /**
     * @param window in tokens
     * @param perSign tokens to a Chinese sign
     * @param script its turns by their number
     */
    CountingModel(long window, double perSign, IntFunction<AiMessage> script) {
        this.window = window;
        this.perSign = perSign;
        this.script = script;
    }

    /** The share of all tokens sent that stood at the same place in the request before. */
    double cached() {
        return (double) sentBefore / sent;
    }

    /**
     * The largest share that any folding could reach in this run: requests grow by what a step brings until the window is full, and then nothing is left but the first request and the last
     * step. Of such a round all that it brings is new once; what a fold writes in place of what it hides is not even counted.
     */
    double mostCached() {
        double step = (double) grown / growths;
        double full = window - ROOM;
        double left = first + step;
        double requests = (full - left) / step + 1;
        return 1 - (full - first) / (requests * (left + full) / 2);
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        long tokens = TOOLS;
        long prefix = TOOLS;
        boolean same = true;
        List<ChatMessage> messages = request.messages();
        for (int i = 0; i < messages.size(); i++) {
            long mine = tokens(messages.get(i));
            same = same && i < before.size() && before.get(i).equals(messages.get(i));
            tokens += mine;
            prefix += same ? mine : 0;
        }
        if (tokens + ROOM > window) {
            refused++;
            handler.onError(TestFailures.context());
            return;
        }
        if (first == 0) {
            first = tokens;
        } else if (prefix == last) {
            grown += tokens - last;
            growths++;
        }
        last = tokens;
        sent += tokens;
        sentBefore += prefix;
        before = new ArrayList<>(messages);
        AiMessage answer = script.apply(answered++);
        handler.onCompleteResponse(ChatResponse.builder()
                .aiMessage(answer)
                .tokenUsage(new TokenUsage((int) tokens, (int) tokens(answer)))
                .build());
    }

    private long tokens(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return tokens(system.text());
        }
        if (message instanceof UserMessage user) {
            return tokens(user.singleText());
        }
        if (message instanceof ToolExecutionResultMessage result) {
            return tokens(result.text());
        }
        AiMessage ai = (AiMessage) message;
        long sum = tokens(ai.text()) + tokens(ai.thinking());
        for (ToolExecutionRequest call : ai.toolExecutionRequests()) {
            sum += tokens(call.name()) + tokens(call.arguments()) + 15;
        }
        return sum;
    }

    /** Four Latin letters are a token. */
    private long tokens(String text) {
        if (text == null) {
            return 0;
        }
        long ascii = 0;
        for (int i = 0; i < text.length(); i++) {
            ascii += text.charAt(i) < 0x80 ? 1 : 0;
        }
        return 5 + ascii / 4 + (long) ((text.length() - ascii) * perSign);
    }
}

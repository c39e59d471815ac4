package dev.footnote.research;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives the turns of a script from one of them on, at once and on the caller's thread; keeps each request as text. */
public final class ScriptedModel implements StreamingChatModel {

    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final List<ChatRequest> whole = new CopyOnWriteArrayList<>();
    private final List<AiMessage> script;
    private final AtomicInteger next;

    ScriptedModel(List<AiMessage> script, int from) {
        this.script = List.copyOf(script);
        this.next = new AtomicInteger(from);
    }

    public static ScriptedModel of(AiMessage... script) {
        return new ScriptedModel(List.of(script), 0);
    }

    /** A turn of thinking and calls; the calls' ids begin anew in each turn, as some templates have it. */
    public static AiMessage turn(String thinking, String... namesAndArguments) {
        List<ToolExecutionRequest> calls = new ArrayList<>();
        for (int i = 0; i < namesAndArguments.length; i += 2) {
            calls.add(ToolExecutionRequest.builder()
                    .id("functions." + namesAndArguments[i] + ":" + i / 2)
                    .name(namesAndArguments[i])
                    .arguments(namesAndArguments[i + 1])
                    .build());
        }
        return AiMessage.builder()
                .thinking(thinking)
                .toolExecutionRequests(calls)
                .build();
    }

    public static AiMessage prose(String text) {
        return AiMessage.builder().thinking("To say it.").text(text).build();
    }

    public static String search(String query) {
        return "{\"queries\": [\"" + query + "\"]}";
    }

    public static String read(String url) {
        return "{\"url\": \"" + url + "\"}";
    }

    public static String submit(String claim, int source, String quote) {
        return submit("Ada Brennan", claim, source, quote);
    }

    public static String submit(String shortAnswer, String claim, int source, String quote) {
        return String.format(
                Locale.ROOT,
                "{\"found\": true, \"short_answer\": \"%s\", \"confidence\": 0.9, \"claims\": "
                        + "[{\"text\": \"%s\", \"quotes\": [{\"source\": %d, \"quote\": \"%s\"}]}]}",
                shortAnswer,
                claim,
                source,
                quote);
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        whole.add(request);
        requests.add(ChatMessageSerializer.messagesToJson(request.messages()) + "\n" + request.toolSpecifications());
        int turn = next.getAndIncrement();
        if (turn >= script.size()) {
            handler.onError(new AssertionError("the script has " + script.size() + " turns; one more was asked for"));
            return;
        }
        AiMessage message = script.get(turn);
        for (int i = 0; i < message.toolExecutionRequests().size(); i++) {
            handler.onCompleteToolCall(
                    new CompleteToolCall(i, message.toolExecutionRequests().get(i)));
        }
        handler.onCompleteResponse(ChatResponse.builder()
                .aiMessage(message)
                .tokenUsage(new TokenUsage(100, 20))
                .finishReason(message.hasToolExecutionRequests() ? FinishReason.TOOL_EXECUTION : FinishReason.STOP)
                .build());
    }
}

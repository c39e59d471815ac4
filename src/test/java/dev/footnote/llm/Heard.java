package dev.footnote.llm;

import dev.footnote.api.Cancellation;
import dev.footnote.config.Settings;
import dev.footnote.config.Settings.Inputs;
import dev.footnote.llm.wire.RunParameters;
import dev.footnote.testkit.ScriptedKimi;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what a handler heard, and makes the requests of these tests. */
public final class Heard implements StreamingChatResponseHandler {

    final StringBuffer text = new StringBuffer();
    public final StringBuffer thinking = new StringBuffer();
    public final List<ToolExecutionRequest> calls = new CopyOnWriteArrayList<>();
    final AtomicInteger ends = new AtomicInteger();
    private final CompletableFuture<ChatResponse> end = new CompletableFuture<>();

    static Endpoint open(ScriptedKimi kimi, String... more) {
        return open("kimi", kimi.baseUrl(), more);
    }

    static Endpoint open(String name, String baseUrl, String... more) {
        Map<String, String> flags = new HashMap<>();
        flags.put("llm." + name + ".base_url", baseUrl);
        flags.put("llm." + name + ".key", "sk-secret-1");
        flags.put("chat.backoff", "1ms");
        flags.put("chat.patience", "0s"); // by count alone, unless a test is about time
        for (int i = 0; i < more.length; i += 2) {
            flags.put(more[i], more[i + 1]);
        }
        return Endpoints.open(Settings.load(new Inputs(null, Map.of(), flags)), name, null, Clock.systemUTC());
    }

    public static RunParameters run(List<String> discarded) {
        return RunParameters.of(new Cancellation(), discarded::add);
    }

    public static List<ChatMessage> question() {
        return List.of(SystemMessage.from("You are Kimi."), UserMessage.from("When was the bridge opened?"));
    }

    static Heard ask(Endpoint endpoint, RunParameters run, List<ChatMessage> messages) {
        Heard heard = new Heard();
        endpoint.chat()
                .chat(ChatRequest.builder().messages(messages).parameters(run).build(), heard);
        return heard;
    }

    public ChatResponse response() throws Exception {
        return end.get(20, TimeUnit.SECONDS);
    }

    Throwable failure() throws Exception {
        try {
            throw new AssertionError("expected a failure, got " + end.get(20, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Override
    public void onPartialResponse(String piece) {
        text.append(piece);
    }

    @Override
    public void onPartialThinking(PartialThinking piece) {
        thinking.append(piece.text());
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        calls.add(call.toolExecutionRequest());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        ends.incrementAndGet();
        end.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        ends.incrementAndGet();
        end.completeExceptionally(error);
    }
}

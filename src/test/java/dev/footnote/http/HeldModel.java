package dev.footnote.http;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A model that thinks until it is told to answer. */
final class HeldModel implements StreamingChatModel {

    private static final String NOTHING =
            "{\"found\": false, \"short_answer\": \"\", \"confidence\": 0, \"claims\": [], \"open_questions\": [\"it\"]}";

    private final BlockingQueue<StreamingChatResponseHandler> asked = new LinkedBlockingQueue<>();

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        asked.add(handler);
    }

    /** Waits until a run has asked. */
    StreamingChatResponseHandler next() throws InterruptedException {
        StreamingChatResponseHandler handler = asked.poll(20, TimeUnit.SECONDS);
        if (handler == null) {
            throw new AssertionError("no run asked the model within 20 s");
        }
        return handler;
    }

    /** Whoever has asked gets no answer any more. */
    void forget() {
        asked.clear();
    }

    boolean nobodyAsks() {
        return asked.isEmpty();
    }

    /** Answers that nothing was found. */
    static void finish(StreamingChatResponseHandler handler) {
        handler.onCompleteResponse(ChatResponse.builder()
                .aiMessage(AiMessage.builder()
                        .thinking("Enough.")
                        .toolExecutionRequests(List.of(ToolExecutionRequest.builder()
                                .id("functions.submit_answer:0")
                                .name("submit_answer")
                                .arguments(NOTHING)
                                .build()))
                        .build())
                .tokenUsage(new TokenUsage(10, 2))
                .finishReason(FinishReason.TOOL_EXECUTION)
                .build());
    }
}

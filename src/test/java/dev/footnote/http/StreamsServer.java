package dev.footnote.http;

import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own whose model begins to answer when a line comes in, and then thinks aloud at length. */
final class StreamsServer {

    /** Model calls of a run. */
    static final int TURNS = 40;

    /** Characters of thinking in each; all together more than the buffers between server and reader hold. */
    private static final int THINKING = 16_000;

    private StreamsServer() {}

    /**
     * @param args the folder to search, and where to keep files
     */
    public static void main(String... args) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
        StreamingChatModel model = model(go, timer);
        ServiceBuilder builder = FootnoteService.builder()
                .environment(Map.of())
                .corpus(Path.of(args[0]))
                .home(Path.of(args[1]))
                .chatModel(model, "loud")
                .setting("http.port", "0");
        HttpSettings settings = HttpSettings.from(builder.effectiveSettings());
        try (FootnoteService footnote = builder.build();
                HttpServer server = HttpServer.start(footnote, settings, Clock.systemUTC())) {
            System.out.println("port " + server.port());
            int unused = System.in.read();
            go.countDown();
            unused = System.in.read();
        }
        timer.shutdownNow();
    }

    private static StreamingChatModel model(CountDownLatch go, ScheduledExecutorService timer) {
        return new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                long turn = request.messages().stream()
                        .filter(AiMessage.class::isInstance)
                        .count();
                var unused = timer.schedule(
                        () -> {
                            go.await();
                            handler.onCompleteResponse(turn(turn));
                            return null;
                        },
                        20,
                        TimeUnit.MILLISECONDS);
            }
        };
    }

    private static ChatResponse turn(long turn) {
        boolean last = turn >= TURNS - 1;
        ToolExecutionRequest call = ToolExecutionRequest.builder()
                .id("call:" + turn)
                .name(last ? "submit_answer" : "search")
                .arguments(
                        last
                                ? "{\"found\": false, \"short_answer\": \"\", \"confidence\": 0, \"claims\": []}"
                                : "{\"queries\": [\"bridge " + turn + "\"]}")
                .build();
        return ChatResponse.builder()
                .aiMessage(AiMessage.builder()
                        .thinking("x".repeat(THINKING))
                        .toolExecutionRequests(List.of(call))
                        .build())
                .tokenUsage(new TokenUsage(100, 20))
                .finishReason(FinishReason.TOOL_EXECUTION)
                .build();
    }
}

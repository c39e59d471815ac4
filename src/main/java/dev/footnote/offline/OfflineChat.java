package dev.footnote.offline;

import dev.footnote.offline.confidence.Confidence;
import dev.footnote.offline.evidence.SentenceSplitter;
import dev.footnote.offline.span.SpanScorer;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Streams what the {@link Planner} decides. */
final class OfflineChat implements StreamingChatModel {

    private final OfflineSettings settings;
    private final Executor executor;
    private final Confidence confidence;
    private final SentenceSplitter cutter = new SentenceSplitter();
    private final SpanScorer scorer = SpanScorer.create();

    OfflineChat(OfflineSettings settings, Executor executor, Confidence confidence) {
        this.settings = settings;
        this.executor = executor;
        this.confidence = confidence;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        try {
            executor.execute(() -> answer(request, handler));
        } catch (RejectedExecutionException e) {
            handler.onError(e);
        }
    }

    private void answer(ChatRequest request, StreamingChatResponseHandler handler) {
        ChatResponse response;
        try {
            History history = History.of(request.messages());
            PlannedTurn step = new Planner(settings, confidence, history, cutter, scorer).next(offered(request));
            response = stream(step, history, handler);
        } catch (RuntimeException e) {
            handler.onError(e);
            return;
        }
        handler.onCompleteResponse(response);
    }

    private static List<String> offered(ChatRequest request) {
        var tools = request.toolSpecifications();
        return tools == null
                ? List.of()
                : tools.stream().map(tool -> tool.name()).toList();
    }

    private static ChatResponse stream(PlannedTurn step, History history, StreamingChatResponseHandler handler) {
        for (String line : step.thinking()) {
            handler.onPartialThinking(new PartialThinking(line + "\n"));
        }
        List<ToolExecutionRequest> requests = new ArrayList<>();
        for (PlannedTurn.Call call : step.calls()) {
            requests.add(ToolExecutionRequest.builder()
                    .id("functions." + call.tool() + ":" + (history.calls() + requests.size()))
                    .name(call.tool())
                    .arguments(call.arguments())
                    .build());
        }
        for (int i = 0; i < requests.size(); i++) {
            handler.onCompleteToolCall(new CompleteToolCall(i, requests.get(i)));
        }
        AiMessage message = AiMessage.builder()
                .thinking(String.join("\n", step.thinking()))
                .toolExecutionRequests(requests)
                .build();
        return ChatResponse.builder()
                .aiMessage(message)
                .modelName(OfflineModel.NAME)
                .tokenUsage(new TokenUsage(0, 0, 0))
                .finishReason(FinishReason.TOOL_EXECUTION)
                .build();
    }
}

package dev.footnote.offline;

import dev.footnote.tools.ToolNames;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A model without weights: it searches for the question's words and names, reads, follows names that it has just read, and hands in sentences word for word.
 * It keeps nothing between requests, so that equal requests give equal turns. Safe for many threads.
 */
public final class OfflineModel implements StreamingChatModel {

    /** Its id, in answers and on the consent line. */
    public static final String ID = "offline-extractive-1";

    private final OfflineSettings settings;
    private final Executor executor;

    private OfflineModel(OfflineSettings settings, Executor executor) {
        this.settings = settings;
        this.executor = executor;
    }

    /**
     * The model.
     *
     * @param settings how it works
     * @param executor runs its turns; never the caller's thread, as a long run would fill the stack
     */
    public static StreamingChatModel create(OfflineSettings settings, Executor executor) {
        return new OfflineModel(settings, executor);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        executor.execute(() -> {
            ChatResponse response;
            try {
                response = turn(request, handler);
            } catch (RuntimeException e) {
                handler.onError(e);
                return;
            }
            handler.onCompleteResponse(response);
        });
    }

    private ChatResponse turn(ChatRequest request, StreamingChatResponseHandler handler) {
        Conversation conversation = Conversation.of(request.messages());
        List<ToolSpecification> tools = request.toolSpecifications() == null ? List.of() : request.toolSpecifications();
        boolean onlySubmit = tools.size() == 1 && tools.get(0).name().equals(ToolNames.SUBMIT);
        Planner.Turn turn = new Planner(settings, conversation).next(onlySubmit);
        handler.onPartialThinking(new PartialThinking(turn.thought()));
        List<ToolExecutionRequest> calls = new ArrayList<>();
        for (Planner.Call call : turn.calls()) {
            // Numbered over the whole run, as the K2 family's templates do.
            String id = "functions." + call.tool() + ":" + (conversation.calls() + calls.size());
            ToolExecutionRequest wish = ToolExecutionRequest.builder()
                    .id(id)
                    .name(call.tool())
                    .arguments(call.arguments())
                    .build();
            handler.onCompleteToolCall(new CompleteToolCall(calls.size(), wish));
            calls.add(wish);
        }
        return ChatResponse.builder()
                .aiMessage(AiMessage.builder()
                        .thinking(turn.thought())
                        .toolExecutionRequests(calls)
                        .build())
                .finishReason(FinishReason.TOOL_EXECUTION)
                .modelName(ID)
                .build();
    }
}

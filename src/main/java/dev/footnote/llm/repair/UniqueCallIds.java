package dev.footnote.llm.repair;

import dev.footnote.llm.wire.CallsSoFar;
import dev.footnote.llm.wire.ForwardingHandler;
import dev.footnote.llm.wire.PlainHistory;
import dev.footnote.llm.wire.RunParameters;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Gives calls whose id is blank or taken an id of the form that the model was trained on, or else one that each template takes; leaves all
 * others as they are.
 */
public final class UniqueCallIds implements StreamingChatModel {

    private final StreamingChatModel inner;
    private final BooleanSupplier namedIds;

    /**
     * @param namedIds true for models that were trained on {@code functions.name:number}
     */
    public UniqueCallIds(StreamingChatModel inner, BooleanSupplier namedIds) {
        this.inner = inner;
        this.namedIds = namedIds;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        Names names = new Names(request);
        inner.doChat(request, new ForwardingHandler(handler) {
            @Override
            public void onCompleteToolCall(CompleteToolCall call) {
                super.onCompleteToolCall(
                        new CompleteToolCall(call.index(), names.announced(call.toolExecutionRequest())));
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                super.onCompleteResponse(names.named(response));
            }
        });
    }

    private record Given(ToolExecutionRequest came, ToolExecutionRequest named) {}

    /** The ids of one conversation, which is looked through only when a call comes. One thread at a time. */
    private final class Names {
        private final List<ChatMessage> messages;
        private final CallsSoFar calls;
        private final Set<String> fresh = new HashSet<>();
        private final List<Given> early = new ArrayList<>();
        private int named;

        private Names(ChatRequest request) {
            this.messages = request.messages();
            this.calls = RunParameters.from(request.parameters()).state().calls();
        }

        private boolean isTaken(String id) {
            return fresh.contains(id) || calls.hasId(messages, id);
        }

        private synchronized ToolExecutionRequest announced(ToolExecutionRequest call) {
            ToolExecutionRequest named = named(call);
            early.add(new Given(call, named));
            return named;
        }

        /** The call as it was announced, wherever it stands now: calls left unfinished are missing from the whole answer. */
        private synchronized ToolExecutionRequest settled(ToolExecutionRequest call) {
            for (Given given : early) {
                if (given.came().equals(call)) {
                    early.remove(given);
                    return given.named();
                }
            }
            return named(call);
        }

        private ToolExecutionRequest named(ToolExecutionRequest call) {
            String id = fresh(call);
            return id.equals(call.id()) ? call : call.toBuilder().id(id).build();
        }

        private String fresh(ToolExecutionRequest call) {
            String id = call.id();
            if (id == null || id.isBlank() || isTaken(id)) {
                int n = calls.count(messages) + named;
                do {
                    id = namedIds.getAsBoolean() ? "functions." + call.name() + ":" + n++ : PlainHistory.id(n++);
                } while (isTaken(id));
            }
            named++;
            fresh.add(id);
            return id;
        }

        private ChatResponse named(ChatResponse response) {
            AiMessage message = response.aiMessage();
            if (!message.hasToolExecutionRequests()) {
                return response;
            }
            List<ToolExecutionRequest> calls = new ArrayList<>();
            for (ToolExecutionRequest call : message.toolExecutionRequests()) {
                calls.add(settled(call));
            }
            return calls.equals(message.toolExecutionRequests())
                    ? response
                    : response.toBuilder()
                            .aiMessage(message.toBuilder()
                                    .toolExecutionRequests(calls)
                                    .build())
                            .build();
        }
    }
}

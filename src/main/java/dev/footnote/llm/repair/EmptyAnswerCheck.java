package dev.footnote.llm.repair;

import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.footnote.llm.wire.ForwardingHandler;
import dev.footnote.llm.wire.ReportedTokens;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** Makes a failure of an answer with neither text nor calls, and of one that announced calls and brought none. */
public final class EmptyAnswerCheck implements StreamingChatModel {

    private final StreamingChatModel inner;
    private final EndpointFailures failures;

    public EmptyAnswerCheck(StreamingChatModel inner, EndpointFailures failures) {
        this.inner = inner;
        this.failures = failures;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        inner.doChat(request, new ForwardingHandler(handler) {
            @Override
            public void onCompleteResponse(ChatResponse response) {
                AiMessage message = response.aiMessage();
                String reason = ReportedTokens.finishReason(response);
                boolean silent = message.text() == null || message.text().isBlank();
                if (message.hasToolExecutionRequests() || (!silent && !reason.equals("tool_calls"))) {
                    super.onCompleteResponse(response);
                } else if (reason.equals("length")) {
                    onError(ModelFailure.emptyAtLimit(failures.of(
                            Kind.EMPTY, "used up its answer's room with thinking or a call left unfinished")));
                } else {
                    onError(failures.of(
                            Kind.EMPTY,
                            silent
                                    ? "answered with neither text nor a tool call"
                                    : "announced tool calls and sent none"));
                }
            }
        });
    }
}

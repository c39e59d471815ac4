package dev.footnote.llm.wire;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** Passes everything on; decorators override the methods that they change. */
public abstract class ForwardingHandler implements StreamingChatResponseHandler {

    private final StreamingChatResponseHandler next;

    public ForwardingHandler(StreamingChatResponseHandler next) {
        this.next = next;
    }

    @Override
    public void onPartialResponse(String text) {
        next.onPartialResponse(text);
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        next.onPartialThinking(thinking);
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        next.onCompleteToolCall(call);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        next.onCompleteResponse(response);
    }

    @Override
    public void onError(Throwable error) {
        next.onError(error);
    }
}

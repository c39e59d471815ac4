package dev.footnote.llm.wire;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes parts on until the end, and no terminal event ever. */
record PartialsForwarder(StreamingChatResponseHandler handler, AtomicBoolean over)
        implements StreamingChatResponseHandler {

    @Override
    public void onPartialResponse(String text) {
        if (!over.get()) {
            handler.onPartialResponse(text);
        }
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        if (!over.get()) {
            handler.onPartialThinking(thinking);
        }
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        if (!over.get()) {
            handler.onCompleteToolCall(call);
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        throw new IllegalStateException("parts of an answer alone are passed on here");
    }

    @Override
    public void onError(Throwable error) {
        throw new IllegalStateException("parts of an answer alone are passed on here", error);
    }
}

package dev.footnote.llm;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Lets so many calls through at once; the others wait in line, without a thread. */
final class Gate implements StreamingChatModel {

    private final StreamingChatModel inner;
    private final Executor executor;
    private final Queue<Runnable> line = new ArrayDeque<>();
    private int free;

    Gate(StreamingChatModel inner, int atOnce, Executor executor) {
        this.inner = inner;
        this.free = atOnce;
        this.executor = executor;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        Runnable go = () -> inner.doChat(request, new Relay(handler) {
            @Override
            public void onCompleteResponse(ChatResponse response) {
                leave();
                super.onCompleteResponse(response);
            }

            @Override
            public void onError(Throwable error) {
                leave();
                super.onError(error);
            }
        });
        if (enter(go)) {
            go.run();
            return;
        }
        Cancellation cancellation = RunParameters.from(request.parameters()).cancellation();
        cancellation.onCancel(() -> {
            if (withdraw(go)) {
                executor.execute(() -> handler.onError(
                        new CancelledException(cancellation.reason().orElse("cancelled"))));
            }
        });
    }

    private synchronized boolean enter(Runnable go) {
        if (free > 0) {
            free--;
            return true;
        }
        line.add(go);
        return false;
    }

    private synchronized boolean withdraw(Runnable go) {
        return line.remove(go);
    }

    private void leave() {
        Runnable next;
        synchronized (this) {
            next = line.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            executor.execute(next);
        }
    }
}

package dev.footnote.llm.repair;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.llm.wire.ForwardingHandler;
import dev.footnote.llm.wire.RunParameters;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Lets so many calls through at once; the others wait in line, without a thread. */
public final class ConcurrencyLimiter implements StreamingChatModel {

    private final StreamingChatModel inner;
    private final Executor executor;
    private final Queue<Place> line = new ArrayDeque<>();
    private int limit;
    private int busy;

    public ConcurrencyLimiter(StreamingChatModel inner, int atOnce, Executor executor) {
        this.inner = inner;
        this.limit = atOnce;
        this.executor = executor;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        AtomicBoolean left = new AtomicBoolean();
        Runnable go = () -> inner.doChat(request, new ForwardingHandler(handler) {
            @Override
            public void onCompleteResponse(ChatResponse response) {
                leaveOnce();
                super.onCompleteResponse(response);
            }

            @Override
            public void onError(Throwable error) {
                leaveOnce();
                super.onError(error);
            }

            private void leaveOnce() {
                if (left.compareAndSet(false, true)) {
                    leave();
                }
            }
        });
        Place place = new Place(go);
        if (enter(place)) {
            go.run();
            return;
        }
        Cancellation cancellation = RunParameters.from(request.parameters()).cancellation();
        place.watched(cancellation.onCancel(() -> {
            if (withdraw(place)) {
                executor.execute(() -> handler.onError(
                        new CancelledException(cancellation.reason().orElse("cancelled"))));
            }
        }));
    }

    /** The host allows no more than so many at once; those under way go on. */
    synchronized void allow(int atOnce) {
        limit = Math.max(1, Math.min(limit, atOnce));
    }

    /** A place in the line; once it has been called up, the run's token no longer holds it. */
    private static final class Place {
        private final Runnable go;
        private boolean called;
        private Cancellation.@Nullable Registration registration;

        private Place(Runnable go) {
            this.go = go;
        }

        private synchronized void watched(Cancellation.Registration given) {
            registration = given;
            if (called) {
                given.close();
            }
        }

        private void call() {
            synchronized (this) {
                called = true;
                if (registration != null) {
                    registration.close();
                }
            }
            go.run();
        }
    }

    private synchronized boolean enter(Place place) {
        if (busy < limit) {
            busy++;
            return true;
        }
        line.add(place);
        return false;
    }

    private synchronized boolean withdraw(Place place) {
        return line.remove(place);
    }

    private void leave() {
        Place next;
        synchronized (this) {
            next = busy > limit ? null : line.poll();
            if (next == null) {
                busy--;
            }
        }
        if (next != null) {
            executor.execute(next::call);
        }
    }
}

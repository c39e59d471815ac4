package dev.footnote.llm.endpoint;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A body as text, of which no more than so many bytes are kept. Safe for many threads. */
public final class BoundedText implements HttpResponse.BodySubscriber<String> {

    private final int enough;
    private final boolean lenient;
    private final Consumer<ByteBuffer> take;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;

    /**
     * @param enough bytes after which the rest is dropped
     * @param lenient true where a body that breaks off is taken as it is
     * @param packing how it comes
     */
    public BoundedText(int enough, boolean lenient, BodyUnpacker.Packing packing) {
        this.enough = enough;
        this.lenient = lenient;
        this.take = BodyUnpacker.before(this::take, packing);
    }

    /** Takes the text as far as it has come, and drops the rest. */
    public void stop() {
        Flow.Subscription mine = subscription;
        if (mine != null) {
            mine.cancel();
        }
        end.complete(text());
    }

    @Override
    public CompletionStage<String> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (end.isDone()) {
            return;
        }
        try {
            buffers.forEach(take);
        } catch (BodyUnpacker.Unreadable e) {
            onError(e);
        }
        if (isEnough()) {
            stop();
        }
    }

    private synchronized void take(ByteBuffer buffer) {
        byte[] some = new byte[Math.min(buffer.remaining(), enough - bytes.size())];
        buffer.get(some);
        bytes.writeBytes(some);
    }

    @Override
    public void onError(Throwable thrown) {
        if (lenient) {
            stop();
        } else {
            end.completeExceptionally(thrown);
        }
    }

    @Override
    public void onComplete() {
        end.complete(text());
    }

    private synchronized boolean isEnough() {
        return bytes.size() >= enough;
    }

    private synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

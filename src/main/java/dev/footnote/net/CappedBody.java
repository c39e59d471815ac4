package dev.footnote.net;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a cap, then hangs up. */
final class CappedBody implements BodySubscriber<CappedBody.Bytes> {

    /** What came, and whether more was cut off. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes, boolean truncated) {}

    private final long cap;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CompletableFuture<Bytes> result = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    CappedBody(long cap) {
        this.cap = cap;
    }

    @Override
    public CompletionStage<Bytes> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Subscription mine) {
        subscription = mine;
        mine.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (result.isDone()) {
                return;
            }
            int take = (int) Math.min(buffer.remaining(), cap - out.size());
            byte[] part = new byte[take];
            buffer.get(part);
            out.write(part, 0, take);
            if (buffer.hasRemaining()) {
                result.complete(new Bytes(out.toByteArray(), true));
                if (subscription != null) {
                    subscription.cancel();
                }
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(new Bytes(out.toByteArray(), false));
    }
}

package dev.footnote.llm;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes the body of an answer as it comes and ends the exchange at its end. */
final class StreamBody implements HttpResponse.BodySubscriber<String> {

    private final Exchange exchange;
    private final StreamReader reader;
    private final boolean json;
    private final SseLines lines;
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /**
     * @param json true where the host ignored the wish for a stream and sends one object
     */
    StreamBody(Exchange exchange, StreamReader reader, boolean json) {
        this.exchange = exchange;
        this.reader = reader;
        this.json = json;
        this.lines = new SseLines(reader::event);
    }

    @Override
    public CompletionStage<String> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        exchange.bodyBegan(() -> {
            subscription.cancel();
            end.complete("");
        });
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        exchange.touch();
        if (exchange.isOver()) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                take(buffer);
            }
            if (reader.done()) {
                exchange.complete(reader.finish());
                exchange.linger(end);
            }
        } catch (Throwable e) {
            exchange.fail(e);
        }
    }

    private void take(ByteBuffer buffer) {
        if (json) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            whole.writeBytes(bytes);
        } else {
            lines.push(buffer);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        exchange.fail(exchange.cut(thrown));
        end.complete("");
    }

    @Override
    public void onComplete() {
        try {
            if (!exchange.isOver()) {
                if (json) {
                    reader.event(whole.toByteArray());
                } else {
                    lines.end();
                }
                exchange.complete(reader.finish());
            }
        } catch (Throwable e) {
            exchange.fail(e);
        }
        end.complete("");
    }
}

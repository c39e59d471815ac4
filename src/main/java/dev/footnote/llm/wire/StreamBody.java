package dev.footnote.llm.wire;

import dev.footnote.llm.endpoint.BodyUnpacker;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Takes the body of an answer as it comes and ends the exchange at its end. */
final class StreamBody implements HttpResponse.BodySubscriber<String> {

    /** What a body turns out to be, by its first byte that is not blank. */
    private enum Form {
        UNKNOWN,
        EVENTS,
        OBJECT,
        WORDS
    }

    private final ChatExchange exchange;
    private final StreamReader reader;
    private final EndpointFailures failures;
    private final int limit;
    private final Consumer<ByteBuffer> take;
    private final SseParser lines;
    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private Form form = Form.UNKNOWN;
    private boolean finishing;

    /**
     * @param limit bytes of one event
     * @param packing how the body comes
     */
    StreamBody(
            ChatExchange exchange,
            StreamReader reader,
            EndpointFailures failures,
            int limit,
            BodyUnpacker.Packing packing) {
        this.exchange = exchange;
        this.reader = reader;
        this.failures = failures;
        this.limit = limit;
        this.lines = new SseParser(limit, reader::event);
        this.take = BodyUnpacker.before(this::take, packing);
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
        guarded(() -> {
            buffers.forEach(take);
            exchange.heard(reader.hasStarted());
            if (reader.done()) {
                exchange.complete(reader.finish(), end);
            } else if (reader.hasFinishReason() && !finishing) {
                finishing = true;
                exchange.finishing(this::settle);
            }
        });
    }

    /** The host gave its reason to finish and then neither said that it is done nor closed: that is the end. */
    private void settle() {
        if (lock.tryLock()) {
            try {
                guarded(() -> exchange.complete(reader.finish(), end));
            } finally {
                lock.unlock();
            }
        } else {
            exchange.finishing(this::settle); // something is coming in
        }
    }

    @Override
    public void onError(Throwable thrown) {
        guarded(() -> {
            if (form == Form.EVENTS && reader.hasFinishReason()) {
                exchange.complete(reader.finish(), end);
            } else {
                exchange.fail(failures.cut(thrown));
            }
        });
        close();
    }

    @Override
    public void onComplete() {
        exchange.bodyEnded();
        guarded(() -> {
            if (form == Form.OBJECT) {
                reader.event("", whole.toByteArray());
            } else if (form == Form.WORDS) {
                reader.other(whole.toByteArray());
            } else {
                lines.end();
            }
            exchange.complete(reader.finish(), end);
        });
        close();
    }

    private void close() {
        exchange.bodyTold();
        end.complete("");
        if (take instanceof BodyUnpacker unpacker) {
            unpacker.end();
        }
    }

    /** Runs a step of the reading unless the exchange is over; what it throws ends the exchange. */
    private void guarded(Runnable step) {
        lock.lock();
        try {
            if (!exchange.isOver()) {
                step.run();
            }
        } catch (SseParser.TooLong e) {
            exchange.fail(failures.tooLong(limit));
        } catch (BodyUnpacker.Unreadable e) {
            exchange.fail(failures.of(Kind.CUT, "sent a compressed answer that cannot be unpacked"));
        } catch (Throwable e) {
            exchange.fail(e);
        } finally {
            lock.unlock();
        }
    }

    private void take(ByteBuffer buffer) {
        if (form == Form.UNKNOWN) {
            recognise(buffer);
        }
        if (form == Form.EVENTS) {
            lines.push(buffer);
        } else if (form != Form.UNKNOWN) {
            if (whole.size() + buffer.remaining() > limit) {
                throw new SseParser.TooLong();
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            whole.writeBytes(bytes);
        }
    }

    /** Some hosts send one object although a stream was asked for, and a wrong address may give a web page. */
    private void recognise(ByteBuffer buffer) {
        while (buffer.hasRemaining()) {
            int b = buffer.get(buffer.position()) & 0xFF;
            boolean blank = b <= ' ' || b == 0xEF || b == 0xBB || b == 0xBF;
            if (!blank) {
                if (b == '<') {
                    throw failures.noStream("a web page");
                }
                // Events begin with the name of a field, in small letters, or with the colon of a comment.
                boolean event = b == ':' || (b >= 'a' && b <= 'z') || b == 0;
                form = b == '{' ? Form.OBJECT : event ? Form.EVENTS : Form.WORDS;
                return;
            }
            buffer.get();
        }
    }
}

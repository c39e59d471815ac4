package dev.footnote.llm.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** A request's body out of slices that are not copied. */
record SlicePublisher(List<ByteBuffer> buffers) implements Flow.Publisher<ByteBuffer> {

    SlicePublisher {
        buffers = List.copyOf(buffers);
    }

    long length() {
        return buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Reading(subscriber));
    }

    private final class Reading implements Flow.Subscription {
        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private final AtomicLong demand = new AtomicLong();
        private int next;
        private volatile boolean over;

        private Reading(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                over = true;
                subscriber.onError(new IllegalArgumentException("asked for " + n + " slices"));
                return;
            }
            if (demand.getAndAccumulate(n, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b) != 0) {
                return; // whoever raised it from 0 is at work and sees the rise
            }
            do {
                if (over) {
                    return;
                }
                if (next < buffers.size()) {
                    subscriber.onNext(buffers.get(next++).duplicate());
                }
                if (next == buffers.size() && !over) {
                    over = true;
                    subscriber.onComplete();
                }
            } while (demand.decrementAndGet() > 0);
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}

package dev.footnote.http;

import dev.footnote.api.Answer;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Callers that wait for an answer in one piece. Nothing is written to them before the end, so that only a look at their connection tells
 * whether they are still there. Safe for many threads.
 */
final class PendingResponses {

    private static final Logger LOG = LoggerFactory.getLogger(PendingResponses.class);

    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private final Executor executor;
    private final Clock clock;

    PendingResponses(Executor executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
    }

    /** The answer of a run that this caller waits for, on a thread that may be blocked. */
    CompletableFuture<Answer> await(Context context, QueuedRun ticket) {
        Waiter waiter = new Waiter(ticket, RequestConnections.of(context), context.res());
        ticket.enter();
        waiting.add(waiter);
        return ticket.result()
                .whenCompleteAsync(
                        (answer, error) -> {
                            waiting.remove(waiter);
                            waiter.over();
                        },
                        executor);
    }

    /** Looks who has left. */
    void tick() {
        waiting.forEach(Waiter::look);
    }

    private final class Waiter {

        private final ReentrantLock lock = new ReentrantLock();
        private final QueuedRun ticket;
        private final EndPoint endPoint;
        private final HttpServletResponse response;
        private boolean over;

        Waiter(QueuedRun ticket, EndPoint endPoint, HttpServletResponse response) {
            this.ticket = ticket;
            this.endPoint = endPoint;
            this.response = response;
        }

        void over() {
            lock.lock();
            try {
                if (!over) {
                    over = true;
                    ticket.leave(clock.instant());
                }
            } finally {
                lock.unlock();
            }
        }

        /**
         * Reads ahead, which the container itself does not do before the response has gone; the lock keeps the two apart. Bytes that come are
         * those of a further request: as they are lost here, the connection closes after this response, and its sender knows to send again.
         * A caller that closes only its sending half counts as gone, as it does with proxies.
         */
        void look() {
            lock.lock();
            try {
                if (over) {
                    return;
                }
                ByteBuffer ahead = BufferUtil.allocate(1_024);
                int read = endPoint.fill(ahead);
                if (read > 0) {
                    response.setHeader("Connection", "close");
                } else if (read < 0) {
                    over();
                }
            } catch (IOException e) {
                LOG.debug("a caller that waited is gone", e);
                over();
            } finally {
                lock.unlock();
            }
        }
    }
}

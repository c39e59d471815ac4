package dev.footnote.net;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.footnote.api.Cancellation;
import dev.footnote.api.TransientException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Limits how many calls go to one host at a time, and how closely they follow. Safe for many threads. */
final class HostLimits {

    /** Waits are cut into such slices, so that a cancelled call ends soon. */
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(50);

    private static final class Host {
        private final Semaphore places;
        private long next;

        private Host(int places, long now) {
            this.places = new Semaphore(places, true);
            this.next = now;
        }

        /** Takes the next start and returns it; takes none that would come after the deadline. */
        private synchronized long start(long now, long interval, long deadline) {
            long start = Math.max(now, next);
            next = start > deadline ? next : start + interval;
            return start;
        }

        /** Gives back a start that will not be used, unless a later one was taken meanwhile. */
        private synchronized void giveBack(long start, long interval) {
            next = next == start + interval ? start : next;
        }
    }

    /** A place at a host; closing gives it back. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private final Cache<String, Host> hosts;
    private final int connections;
    private final long interval;
    private final Ticker ticker;

    HostLimits(int connections, Duration interval, Ticker ticker) {
        this.connections = connections;
        this.interval = interval.toNanos();
        this.ticker = ticker;
        this.hosts = Caffeine.newBuilder()
                .maximumSize(5_000)
                .expireAfterAccess(Duration.ofMinutes(10))
                .ticker(ticker)
                .build();
    }

    /**
     * Waits for a place at a host.
     *
     * @param deadline on the ticker
     */
    Place enter(String name, long deadline, Cancellation cancellation) throws InterruptedException {
        Host host = hosts.get(name, key -> new Host(connections, ticker.read()));
        while (!host.places.tryAcquire(Math.min(SLICE, Math.max(1, deadline - ticker.read())), TimeUnit.NANOSECONDS)) {
            cancellation.throwIfCancelled();
            late(name, deadline, ticker.read());
        }
        boolean in = false;
        try {
            long start = host.start(ticker.read(), interval, deadline);
            late(name, deadline, start);
            await(host, start, cancellation);
            in = true;
            return host.places::release;
        } finally {
            if (!in) {
                host.places.release();
            }
        }
    }

    private void await(Host host, long start, Cancellation cancellation) throws InterruptedException {
        boolean reached = false;
        try {
            for (long now = ticker.read(); now < start; now = ticker.read()) {
                cancellation.throwIfCancelled();
                TimeUnit.NANOSECONDS.sleep(Math.min(SLICE, start - now));
            }
            reached = true;
        } finally {
            if (!reached) {
                host.giveBack(start, interval);
            }
        }
    }

    private static void late(String name, long deadline, long when) {
        if (when > deadline) {
            throw new TransientException("too many calls wait for " + name
                    + "; try later, use another source, or raise net.host_connections");
        }
    }
}

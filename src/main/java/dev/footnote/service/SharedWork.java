package dev.footnote.service;

import dev.footnote.api.CancelledException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that many want done at once, each after the moment of asking: one does it for all who asked before it began. Those who ask while it goes on share the next time. Safe for many
 * threads.
 */
final class SharedWork {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Runnable work;
    private long begun;
    private long done;
    private boolean going;

    SharedWork(Runnable work) {
        this.work = work;
    }

    /**
     * Returns when the work was done once from its beginning to its end; throws what it throws on the thread that does it, and then another one tries.
     *
     * @throws CancelledException if the thread is interrupted while another one does it; it stays interrupted
     */
    void await() {
        long mine;
        lock.lock();
        try {
            long needed = begun + 1;
            while (going && done < needed) {
                ended.await();
            }
            if (done >= needed) {
                return;
            }
            going = true;
            mine = ++begun;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while waiting for work that others had begun");
        } finally {
            lock.unlock();
        }
        boolean well = false;
        try {
            work.run();
            well = true;
        } finally {
            end(well ? mine : 0);
        }
    }

    private void end(long which) {
        lock.lock();
        try {
            going = false;
            done = Math.max(done, which);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

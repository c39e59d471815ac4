package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SharedWorkTest {

    @Test
    void one_after_the_other_each_has_it_done() {
        AtomicInteger count = new AtomicInteger();
        SharedWork work = new SharedWork(count::incrementAndGet);
        work.await();
        work.await();
        assertThat(count).hasValue(2);
    }

    @Test
    void all_who_ask_while_it_goes_on_share_the_next_time() throws Exception {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SharedWork work = new SharedWork(() -> {
            if (count.incrementAndGet() == 1) {
                begun.countDown();
                awaitQuietly(goOn);
            }
        });
        List<Thread> askers = new ArrayList<>();
        askers.add(asker(work));
        begun.await();
        for (int i = 0; i < 20; i++) {
            askers.add(asker(work));
        }
        for (Thread asker : askers.subList(1, 21)) {
            while (asker.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        assertThat(count)
                .as("what began before they asked does not count for them")
                .hasValue(1);
        goOn.countDown();
        for (Thread asker : askers) {
            asker.join();
        }
        assertThat(count).hasValue(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread asker(SharedWork work) {
        Thread thread = new Thread(work::await);
        thread.start();
        return thread;
    }

    @Test
    void a_failure_is_told_to_the_one_who_did_it_and_the_next_tries_again() {
        AtomicInteger count = new AtomicInteger();
        SharedWork work = new SharedWork(() -> {
            if (count.incrementAndGet() == 1) {
                throw new IllegalStateException("the disk is full");
            }
        });
        assertThatThrownBy(work::await).hasMessage("the disk is full");
        work.await();
        assertThat(count).hasValue(2);
    }
}

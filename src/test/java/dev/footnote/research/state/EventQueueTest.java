package dev.footnote.research.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.ThoughtDelta;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    private final List<String> thoughts = new ArrayList<>();
    private final List<Long> events = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();

    private final RunListener listener = new RunListener() {
        @Override
        public void onEvent(RecordedEvent recorded) {
            events.add(recorded.seq());
        }

        @Override
        public void onThought(ThoughtDelta delta) {
            thoughts.add(delta.text());
        }
    };

    private static RecordedEvent event(long seq) {
        return new RecordedEvent(seq, Instant.EPOCH, 0, new ResearchEvent.AttemptDiscarded(1, 1, "again"));
    }

    private void runAll() {
        for (Runnable next = later.poll(); next != null; next = later.poll()) {
            next.run();
        }
    }

    @Test
    void a_slow_listener_gets_a_thousand_thoughts_and_every_event() {
        EventQueue watcher = new EventQueue(listener, later::add, closed -> {});
        for (int i = 1; i <= 5_000; i++) {
            watcher.offer(new ThoughtDelta(1, 1, "t" + i));
            watcher.offer(event(i));
        }
        assertThat(later).hasSize(1);
        runAll();
        assertThat(thoughts).hasSize(1_000);
        assertThat(events).hasSize(5_000);
    }

    @Test
    void thoughts_are_taken_again_once_the_queue_has_room() {
        EventQueue watcher = new EventQueue(listener, later::add, closed -> {});
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 900; i++) {
                watcher.offer(new ThoughtDelta(1, 1, "t"));
            }
            runAll();
        }
        assertThat(thoughts).hasSize(2_700);
    }

    @Test
    void a_listener_for_which_no_thread_could_be_started_is_told_with_the_next_event() {
        AtomicInteger tries = new AtomicInteger();
        EventQueue watcher = new EventQueue(
                listener,
                work -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    work.run();
                },
                closed -> {});
        watcher.offer(event(1));
        watcher.offer(event(2));
        assertThat(events).containsExactly(1L, 2L);
    }

    @Test
    void a_listener_that_throws_an_error_is_told_what_comes_after_it() {
        RunListener broken = new RunListener() {
            @Override
            public void onEvent(RecordedEvent recorded) {
                events.add(recorded.seq());
                throw new StackOverflowError("in a listener");
            }
        };
        EventQueue watcher = new EventQueue(broken, later::add, closed -> {});
        watcher.offer(event(1));
        watcher.offer(event(2));
        runAll();
        watcher.offer(event(3));
        runAll();
        assertThat(events).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_listener_is_closed_when_its_executor_is() {
        List<EventQueue> closed = new ArrayList<>();
        EventQueue watcher = new EventQueue(
                listener,
                work -> {
                    throw new RejectedExecutionException("shut down");
                },
                closed::add);
        watcher.offer(event(1));
        assertThat(closed).containsExactly(watcher);
    }
}

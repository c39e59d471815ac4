package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.run.RunStore;
import dev.footnote.api.run.StoredRun;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.store.ForwardingRunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When closing has returned, nothing is at work any more: no worker of a run that was cut off, and no call that another thread had made. */
@Timeout(60)
class ClosingTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    /** Work that is held until it is let go, and tells when it has ended. It takes no notice of interrupts. */
    private static final class Held {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch letGo = new CountDownLatch(1);
        private volatile boolean over;

        void run() {
            begun.countDown();
            boolean waiting = true;
            while (waiting) {
                try {
                    waiting = !letGo.await(50, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    waiting = true;
                }
            }
            over = true;
        }

        void awaitBegin() throws InterruptedException {
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Closes on a thread of its own; lets the work go once that thread waits or has come back; returns whether the work was over when closing came back. */
    private static boolean wasOverWhenClosed(FootnoteService footnote, Held held) throws Exception {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        Thread closer = new Thread(() -> {
            footnote.close();
            over.complete(held.over);
        });
        closer.setDaemon(true);
        closer.start();
        while (closer.getState() != Thread.State.TIMED_WAITING && closer.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        held.letGo.countDown();
        return over.get(30, TimeUnit.SECONDS);
    }

    private ServiceBuilder builder() {
        return FootnoteService.builder().environment(Map.of()).home(home).model("offline");
    }

    @BeforeEach
    void write_a_page() throws IOException {
        Files.writeString(folder.resolve("mill.md"), "# The mill\n\nThe mill at Corran was built in 1781.\n");
    }

    @Test
    void closing_waits_for_the_workers_of_a_run_that_it_cuts_off() throws Exception {
        Held held = new Held();
        SearchEngine engine = new SearchEngine() {
            @Override
            public EngineTraits traits() {
                return new EngineTraits("held", "held", EngineTraits.Reach.WEB, "", null);
            }

            @Override
            public List<Hit> search(Query query, Cancellation cancellation) {
                held.run();
                return List.of();
            }
        };
        FootnoteService footnote = builder().searchEngine(engine).build();
        footnote.start(ResearchRequest.of("When was the mill at Corran built?"));
        held.awaitBegin();
        assertThat(wasOverWhenClosed(footnote, held)).isTrue();
    }

    @Test
    void closing_waits_for_an_index_that_another_thread_is_writing() throws Exception {
        try (FootnoteService before =
                builder().corpus(folder).setting("corpus.passage_chars", "900").build()) {
            before.index(line -> {});
        }
        Held held = new Held();
        FootnoteService footnote = builder().corpus(folder).build();
        Thread caller = new Thread(() -> {
            try {
                footnote.index(line -> held.run()); // a line tells that the index is built anew
            } catch (CancelledException e) {
                assertThat(e).hasMessageContaining("closed");
            }
        });
        caller.start();
        held.awaitBegin();
        assertThat(wasOverWhenClosed(footnote, held)).isTrue();
        caller.join();
    }

    @Test
    void a_run_that_is_cut_off_before_its_index_begins_does_not_make_one() throws Exception {
        Held held = new Held();
        RunStore store = new HeldStore(held);
        FootnoteService footnote = builder().corpus(folder).store(store).build();
        ResearchRequest next =
                ResearchRequest.about("When was it built?").follows("earlier").build();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                footnote.start(next);
                thrown.complete(new AssertionError("started"));
            } catch (RuntimeException e) {
                thrown.complete(e);
            }
        });
        caller.start();
        held.awaitBegin();
        assertThat(wasOverWhenClosed(footnote, held)).isTrue();
        assertThat(thrown.get(30, TimeUnit.SECONDS))
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("Footnote was closed");
        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /** A store in which looking up a run is held. */
    private static final class HeldStore extends ForwardingRunStore {
        private final Held held;

        HeldStore(Held held) {
            this.held = held;
        }

        @Override
        public Optional<StoredRun> find(String id) {
            held.run();
            return Optional.of(create(id, "", ResearchRequest.of("Which mill?")));
        }
    }
}

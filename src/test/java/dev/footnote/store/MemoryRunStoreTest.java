package dev.footnote.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.RunLog;
import dev.footnote.api.run.SourceStore;
import dev.footnote.api.run.StoredRun;
import dev.footnote.threads.OwnThread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryRunStoreTest {

    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-01-31T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hand clock = new Hand();
    private final MemoryRunStore store = new MemoryRunStore(2, Duration.ofHours(1), clock);

    private void create(String id, String owner) {
        store.create(id, owner, ResearchRequest.of("q"));
    }

    private List<String> ids(String owner, int limit, String before) {
        return store.list(owner, limit, before).stream().map(StoredRun::id).toList();
    }

    @Test
    void an_ended_run_is_forgotten_after_its_time_and_a_live_one_never() {
        create("live", "");
        create("ended", "");
        store.ended("ended");
        clock.now = clock.now.plus(Duration.ofHours(1));
        assertThat(store.find("ended")).isPresent();
        clock.now = clock.now.plusMillis(1);
        assertThat(store.find("ended")).isEmpty();
        clock.now = clock.now.plus(Duration.ofDays(30));
        assertThat(store.find("live")).isPresent();
        assertThat(ids("", 10, null)).containsExactly("live");
    }

    @Test
    void above_the_cap_the_longest_ended_go_first() {
        for (String id : List.of("a", "b", "c", "d")) {
            create(id, "");
        }
        store.ended("b");
        store.ended("a");
        store.ended("c");
        assertThat(ids("", 10, null)).containsExactly("d", "c", "a");
        store.ended("a"); // told again, as by whoever looks at it
        store.ended("d");
        assertThat(ids("", 10, null)).containsExactly("d", "c");
    }

    @Test
    void a_list_is_newest_first_one_owners_only_and_goes_on_after_any_run() {
        create("a1", "ann");
        create("e1", "eve");
        create("a2", "ann");
        create("a3", "ann");
        assertThat(ids("ann", 2, null)).containsExactly("a3", "a2");
        assertThat(ids("ann", 2, "a2")).containsExactly("a1");
        assertThat(ids("eve", 2, "a2")).containsExactly("e1");
        assertThat(ids("ann", 2, "a1")).isEmpty();
        assertThatThrownBy(() -> create("a1", "eve")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_page_of_the_list_goes_on_where_the_one_before_ended() {
        for (int i = 0; i < 5; i++) {
            create("run" + i, i % 2 == 0 ? "ann" : "bob");
        }
        assertThat(ids("ann", 2, null)).containsExactly("run4", "run2");
        assertThat(ids("ann", 2, "run2")).containsExactly("run0");
        assertThat(ids("bob", 2, "run3")).containsExactly("run1");
    }

    private StoredRun run() {
        return store.create("run", "ann", ResearchRequest.of("q"));
    }

    private static List<Long> numbers(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::seq).toList();
    }

    @Test
    void a_run_is_what_it_was_created_with() {
        StoredRun run = run();
        assertThat(store.find("run")).containsSame(run);
        assertThat(run.owner()).isEqualTo("ann");
        assertThat(run.request().question()).isEqualTo("q");
        assertThat(run.log().from(1)).isEmpty();
        assertThat(store.find("another")).isEmpty();
    }

    @Test
    void events_are_numbered_from_1_and_read_from_any_number_on() {
        RunLog log = run().log();
        ResearchEvent first = new ResearchEvent.ModelCalled(1, List.of(), false);
        ResearchEvent second = new ResearchEvent.ModelCalled(2, List.of(), false);
        RecordedEvent recorded = log.append(0, first);
        assertThat(recorded).isEqualTo(new RecordedEvent(1, clock.now, 0, first));
        clock.now = clock.now.plusSeconds(9);
        assertThat(log.append(3, second)).isEqualTo(new RecordedEvent(2, clock.now, 3, second));
        for (long all : new long[] {Long.MIN_VALUE, -1, 0, 1}) {
            assertThat(numbers(log.from(all))).as("from %d", all).containsExactly(1L, 2L);
        }
        assertThat(numbers(log.from(2))).containsExactly(2L);
        assertThat(log.from(3)).isEmpty();
        assertThat(log.from(Long.MAX_VALUE)).isEmpty();
        assertThat(log.from(1).get(0)).isEqualTo(recorded);
    }

    @Test
    void what_was_read_of_a_log_does_not_change_with_it() {
        RunLog log = run().log();
        log.append(0, new ResearchEvent.ModelCalled(1, List.of(), false));
        List<RecordedEvent> read = log.from(1);
        log.append(0, new ResearchEvent.ModelCalled(2, List.of(), false));
        assertThat(read).hasSize(1);
    }

    @Test
    void the_first_text_of_a_sum_is_kept() {
        SourceStore sources = run().sources();
        assertThat(sources.get("a1")).isEmpty();
        sources.put("a1", "The weir is old.");
        sources.put("a1", "Another text.");
        assertThat(sources.get("a1")).contains("The weir is old.");
    }

    @Test
    void a_lock_is_given_back_by_each_call() throws Exception {
        StoredRun run = run();
        run.log().append(0, new ResearchEvent.ModelCalled(1, List.of(), false));
        run.log().from(1);
        store.find("run");
        store.list("ann", 1, null);
        store.ended("run");
        assertThatThrownBy(() -> create("run", "ann")).isInstanceOf(IllegalArgumentException.class);
        CompletableFuture<Integer> other = OwnThread.supply(() -> {
            run.log().append(0, new ResearchEvent.ModelCalled(2, List.of(), false));
            return run.log().from(1).size() + store.list("ann", 9, null).size();
        });
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(3);
    }
}

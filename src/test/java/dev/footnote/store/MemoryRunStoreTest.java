package dev.footnote.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.StoredRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
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
}

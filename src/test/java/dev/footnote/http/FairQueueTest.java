package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose turn it is among those who wait. */
class FairQueueTest {

    private final FairQueue<String> queue = new FairQueue<>();

    private List<String> taken(int count) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            out.add(queue.next());
        }
        return out;
    }

    @Test
    void one_owner_is_served_in_the_order_of_asking() {
        for (String item : List.of("a1", "a2", "a3")) {
            queue.add("a", item);
        }
        assertThat(taken(3)).containsExactly("a1", "a2", "a3");
        assertThat(queue.next()).isNull();
        assertThat(queue.size()).isZero();
    }

    @Test
    void an_owner_with_few_waits_for_no_owner_with_many() {
        for (int i = 1; i <= 100; i++) {
            queue.add("many", "m" + i);
        }
        assertThat(taken(2)).containsExactly("m1", "m2");
        queue.add("few", "f1");
        queue.add("few", "f2");
        assertThat(taken(4)).containsExactly("f1", "f2", "m3", "m4");
    }

    @Test
    void owners_of_whom_equally_many_are_going_take_turns() {
        for (String item : List.of("1", "2", "3")) {
            for (String owner : List.of("a", "b", "c")) {
                queue.add(owner, owner + item);
            }
        }
        assertThat(taken(6)).containsExactly("a1", "b1", "c1", "a2", "b2", "c2");
        queue.ended("c");
        assertThat(queue.next()).isEqualTo("c3");
    }

    @Test
    void what_is_taken_back_is_not_served_and_is_no_longer_held() {
        queue.add("a", "a1");
        queue.add("a", "a2");
        assertThat(queue.held("a")).isEqualTo(2);
        assertThat(queue.remove("a", "a1")).isTrue();
        assertThat(queue.remove("a", "a1")).isFalse();
        assertThat(queue.remove("b", "a2")).isFalse();
        assertThat(queue.all()).containsExactly("a2");
        assertThat(queue.next()).isEqualTo("a2");
        assertThat(queue.held("a")).isEqualTo(1);
        queue.ended("a");
        assertThat(queue.held("a")).isZero();
        assertThat(queue.size()).isZero();
    }
}

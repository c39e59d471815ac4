package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {

    private final RecentlyUsed<Integer, String> cache = new RecentlyUsed<>(10);
    private final List<String> made = new ArrayList<>();

    private String get(int key, String text) {
        return cache.get(key, text, t -> {
            made.add(t);
            return t.toUpperCase(Locale.ROOT);
        });
    }

    @Test
    void a_value_is_made_once() {
        assertThat(get(1, "abc")).isEqualTo("ABC");
        assertThat(get(1, "abc")).isEqualTo("ABC");
        assertThat(made).containsExactly("abc");
        assertThat(cache.characters()).isEqualTo(3);
    }

    @Test
    void the_least_recently_used_value_is_dropped_and_made_again() {
        get(1, "aaaa");
        get(2, "bbbb");
        get(1, "aaaa");
        get(3, "cccc");
        assertThat(cache.characters()).isEqualTo(8);
        made.clear();
        get(1, "aaaa");
        get(3, "cccc");
        assertThat(made).isEmpty();
        get(2, "bbbb");
        assertThat(made).containsExactly("bbbb");
    }

    @Test
    void several_small_values_go_for_a_large_one() {
        get(1, "aaa");
        get(2, "bbb");
        get(3, "ccc");
        get(4, "d".repeat(8));
        assertThat(cache.characters()).isEqualTo(8);
    }

    @Test
    void a_value_larger_than_the_limit_is_kept_alone_until_the_next() {
        get(1, "aaa");
        assertThat(get(2, "b".repeat(40))).hasSize(40);
        assertThat(cache.characters()).isEqualTo(40);
        get(2, "b".repeat(40));
        assertThat(made).hasSize(2);
        get(3, "c");
        assertThat(cache.characters()).isEqualTo(1);
    }

    @Test
    void the_limit_itself_fits() {
        get(1, "aaaaa");
        get(2, "bbbbb");
        assertThat(cache.characters()).isEqualTo(10);
        get(3, "c");
        assertThat(cache.characters()).isEqualTo(6);
    }
}

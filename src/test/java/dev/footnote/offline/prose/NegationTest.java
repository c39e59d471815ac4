package dev.footnote.offline.prose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"The ferry never sank.", "It isn't red.", "He did not sail.", "渡船没有沉没。", "船长不会游泳。", "码头尚未完工。"})
    void words_that_deny_are_seen(String text) {
        assertThat(Negation.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The knot was tied.", "A notable ferry.", "渡船不仅快，而且稳。", "不同的船停在码头。", "未来的渡船"})
    void words_that_only_look_like_it_are_not(String text) {
        assertThat(Negation.in(text)).isFalse();
    }
}

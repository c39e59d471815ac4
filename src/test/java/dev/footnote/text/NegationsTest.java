package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegationsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The ferry did not sail.",
                "It never opened.",
                "They couldn't agree.",
                "They couldn’t agree.",
                "The mill is no longer in use.",
                "Neither bridge stands.",
                "It was built without nails.",
                "It cannot float",
                "这座桥没有完工。",
                "他不同意。",
                "船从未到港。",
                "这并非事实。",
                "仍未开放",
                "无法通行",
                "The ferry never sank.",
                "It isn't red.",
                "渡船没有沉没。",
                "船长不会游泳。",
                "码头尚未完工。"
            })
    void a_sentence_that_denies_is_known(String text) {
        assertThat(Negations.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The ferry sailed at noon.",
                "A notable knot in the northern nave.",
                "The annotation was neat.",
                "不仅桥完工了，路也通了。",
                "道路不断延长。",
                "不久后开放",
                "未来的计划",
                "不同的船停在码头。",
                "The knot was tied.",
                "渡船不仅快，而且稳。",
                "未来的渡船"
            })
    void one_that_does_not_is_left_alone(String text) {
        assertThat(Negations.in(text)).isFalse();
    }

    @Test
    void what_negates_backwards_negates_forwards_too() {
        assertThat(Negations.BEFORE).containsAll(Negations.AFTER);
        assertThat(Negations.BEFORE)
                .allSatisfy(word -> assertThat(word).isLowerCase().doesNotContain(" "));
    }
}

package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HanAliasesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "灯塔鸟又叫什么？|灯塔鸟，又名海雀、潮鸟，住在海边。|海雀、潮鸟",
                "灯塔鸟的俗名是什么？|灯塔鸟俗称“海雀”，住在海边。|海雀",
                "海城电力股份有限公司简称什么？|海城电力股份有限公司（简称海城电力）成立于1987年。|海城电力",
                "当地人把灯塔称为什么？|当地人把灯塔称之为夜眼，晚上很亮。|夜眼",
                "奥伦又被译为什么？|奥伦又译为奥尔伦，位于海边。|奥尔伦"
            })
    void other_names_stand_behind_their_cue_up_to_the_comma(String question, String sentence, String name) {
        assertThat(HanAliases.read(question, sentence)).contains(name);
    }

    @Test
    void what_asks_for_something_else_has_none() {
        assertThat(HanAliases.asks("灯塔鸟住在哪里？")).isFalse();
        assertThat(HanAliases.asks("称为海雀的鸟住在哪里？")).isFalse();
        assertThat(HanAliases.read("灯塔鸟又叫什么？", "灯塔鸟住在海边。")).isEmpty();
    }
}

package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The mill belonged to Ada Brennan. | Ada Brennan",
                "They met Anne-Marie du Pont there. | Anne-Marie du Pont",
                "They met J. R. Quill there. | J. R. Quill",
                "They met Otto van der Meer there. | Otto van der Meer",
                "They left Quay's mill. | Quay",
                "They left Quay’s mill. | Quay",
                "It was the Bank of the North that paid. | Bank of the North",
                "She sailed on the Falcon 9 there. | Falcon 9",
                "He drove an eBay van. | eBay",
                "The house of Zoë Ångström stands. | Zoë Ångström",
                "However Ada Brennan left. | Ada Brennan",
                "She read \"the low tide of June\" there. | the low tide of June",
                "She read “Low Tide” there. | Low Tide"
            })
    void a_run_of_capitals_or_a_title_is_a_name(String text, String name) {
        assertThat(Names.of(text)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The mill stands.",
                "Running water turned it.",
                "It was May 1811.",
                "On Monday they left.",
                "I'm sure, and so is he.",
                "Let's go.",
                "Yes, it is.",
                "Mills turn. All mills turn.",
                "it is all small",
                "",
                "1811"
            })
    void openers_dates_and_contractions_are_none(String text) {
        assertThat(Names.of(text)).isEmpty();
    }

    @Test
    void a_word_that_stands_small_elsewhere_is_no_name_at_the_opening() {
        assertThat(Names.of("Basalt is dark. They cut basalt.")).isEmpty();
        assertThat(Names.of("Basalt is dark.")).containsExactly("Basalt");
    }

    @Test
    void each_name_comes_once_in_its_order() {
        assertThat(Names.of("We met Ada Brennan and Otto Brask. Then Ada Brennan left Quay."))
                .isEqualTo(List.of("Ada Brennan", "Otto Brask", "Quay"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "他读了《港灯》。 | 港灯",
                "他读了「港灯」。 | 港灯",
                "作者是米拉·奥尔登。 | 米拉·奥尔登",
                "他在北京大学读书。 | 北京大学",
                "他乘船过长江。 | 长江",
                "船长叫王小明。 | 王小明"
            })
    void chinese_names_are_told_by_title_dot_ending_or_surname(String text, String name) {
        assertThat(Names.of(text))
                .anyMatch(found -> found.contains(name) || name.contains(found) && found.length() > 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"磨坊很旧。", "他来了。", "我们的"})
    void plain_chinese_words_are_no_names(String text) {
        assertThat(Names.of(text)).isEmpty();
    }

    @Test
    void a_quotation_too_long_for_a_title_is_none() {
        assertThat(Names.of("\"" + "word ".repeat(11) + "\"")).isEmpty();
        assertThat(Names.of("\"a\"")).isEmpty();
    }
}

package dev.footnote.offline.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Chinese question speaks of without naming it. */
class HanChainParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        《潮声》的导演毕业于哪所学校？|《潮声》的导演是谁？|导演|《潮声》
        云渡公司的创始人出生于哪一年？|云渡公司的创始人是谁？|创始人|云渡公司
        月泉国的首都位于哪条河边？|月泉国的首都是哪里？|首都|月泉国
        柳庆的妻子的父亲是谁？|柳庆的妻子是谁？|妻子|柳庆
        柳庆出生的城市有多少人口？|柳庆出生的城市是哪个？|城市|柳庆
        石安毕业的大学成立于哪一年？|石安毕业的大学是哪个？|大学|石安
        """)
    void the_relation_or_the_place_of_an_event_is_asked_first(String text, String first, String noun, String of) {
        ChainLink link = HanChainParser.innermost(text).orElseThrow();
        assertThat(link.question()).isEqualTo(first);
        assertThat(link.noun()).isEqualTo(noun);
        assertThat(link.of()).isEqualTo(of);
        assertThat(text.substring(link.start(), link.end())).isEqualTo(link.phrase());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        《潮声》的导演是谁？|导演
        柳庆的父亲叫什么|父亲
        月泉国的首都|首都
        """)
    void a_relation_that_is_asked_for_alone_is_known(String text, String noun) {
        assertThat(HanChainParser.asked(text).orElseThrow().noun()).isEqualTo(noun);
        assertThat(HanChainParser.innermost(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"月泉国的首都是哪里？", "月泉国的首都在哪儿？", "公司的总部位于哪座城市？", "柳庆的父亲叫什么名字？"})
    void what_asks_for_nothing_but_the_relation_leads_nowhere(String text) {
        assertThat(HanChainParser.innermost(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "柳庆是哪一年出生的？", "云渡桥有多长？", "的导演是谁", "他出生的城市"})
    void a_question_for_one_thing_has_no_link(String text) {
        assertThat(HanChainParser.innermost(text)).isEmpty();
    }
}

package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanCoreTest {

    @ParameterizedTest
    @CsvSource({
        "DATE, 渡船于2019年3月8日, 2019年3月8日",
        "DATE, 当地时间5月2日, 5月2日",
        "DATE, 2019年3月8日下水, 2019年3月8日",
        "DATE, 3月8日至10日, 3月8日至10日",
        "DATE, 5月2日和6月3日, 5月2日和6月3日",
        "DATE, 渡船下水于嘉庆四年春, 嘉庆四年春",
        "DATE, 2019年底完工, 2019年底",
        "DATE, 节日期间, 节日期间",
        "YEAR, 始建于1899年, 1899年",
        "AMOUNT, 达到6.4%, 6.4%",
        "AMOUNT, 突破2500万人次, 2500万人次",
        "AMOUNT, 约3.2亿元人民币左右, 约3.2亿元",
        "AMOUNT, 慢0.14秒, 0.14秒",
        "AMOUNT, 体高的31倍, 31倍",
        "AMOUNT, 编号L5, 编号L5",
        "AMOUNT, 3分33秒62, 3分33秒62",
        "COUNT, 9位华人有幸获得, 9位",
        "COUNT, 第3个, 第3个",
        "COUNT, 10日公布的消息, 10日公布的消息",
        "COUNT, 渡船载客140人, 140人",
        "PLACE, 渡船于2019年, 渡船于2019年"
    })
    void the_date_or_figure_stands_alone(AnswerKind kind, String span, String core) {
        assertThat(SpanCore.of(kind, span, SpanToken.of(span))).isEqualTo(core);
    }

    @ParameterizedTest
    @CsvSource({"村支部书记刘海生, 刘海生", "著名导演张伟明, 张伟明", "张伟明, 张伟明", "张伟明和刘海生, 张伟明和刘海生", "张伟明的女儿, 张伟明的女儿"})
    void a_name_stands_without_what_its_bearer_is(String span, String core) {
        assertThat(SpanCore.of(AnswerKind.PERSON, span, SpanToken.of(span))).isEqualTo(core);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 1899年, true",
        "DATE, 明朝, true",
        "DATE, 春节, true",
        "DATE, 20080808, true",
        "DATE, 船坞主体, false",
        "DATE, 3个多小时, false",
        "AMOUNT, 首次下跌, false",
        "AMOUNT, 三成, true",
        "COUNT, 许多船员, false",
        "PERSON, 许多船员, true"
    })
    void a_date_or_figure_that_is_asked_for_is_met_by_one(AnswerKind kind, String span, boolean fits) {
        assertThat(SpanCore.fits(kind, span)).isEqualTo(fits);
    }
}

package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeDatesTest {

    /** A Saturday. */
    private static final LocalDate ON = LocalDate.of(2031, 4, 5);

    @ParameterizedTest
    @CsvSource({
        "I shall paint it tomorrow morning., 6 April 2031",
        "It sank Yesterday., 4 April 2031",
        "We sail tonight!, 5 April 2031",
        "The day after tomorrow is fine., 7 April 2031",
        "It broke the day before yesterday., 3 April 2031",
        "He left last Friday., 4 April 2031",
        "He left last Saturday., 29 March 2031",
        "We meet next Friday., 11 April 2031",
        "We meet this Sunday., 6 April 2031",
        "The sale is next month., May 2031",
        "It was built last year., 2030",
        "We sail in three days., 8 April 2031",
        "It leaked two weeks ago., 22 March 2031",
        "It leaked 5 months ago., November 2030",
        "我昨天修好了帆。, 2031年4月4日",
        "前天开的会。, 2031年4月3日",
        "大后天出海。, 2031年4月8日",
        "上周五交的货。, 2031年3月28日",
        "下周日出海。, 2031年4月13日",
        "本周六休息。, 2031年4月5日",
        "下个月涨价。, 2031年5月",
        "去年造的船。, 2030年",
        "三天后出海。, 2031年4月8日",
        "两个月前漏水。, 2031年2月"
    })
    void words_for_a_date_mean_a_day_seen_from_when_they_were_said(String text, String date) {
        assertThat(RelativeDates.of(text, ON))
                .extracting(found -> found.written(Languages.hasHan(text)))
                .containsExactly(date);
    }

    @ParameterizedTest
    @CsvSource({
        "We meet on Friday.",
        "See you next week.",
        "The last monthly report.",
        "It costs two days.",
        "下周见。",
        "三天的路程。",
        "一年生植物"
    })
    void words_that_leave_the_day_open_are_none(String text) {
        assertThat(RelativeDates.of(text, ON)).isEmpty();
    }

    @Test
    void the_words_are_found_where_they_stand_in_their_order() {
        String text = "Not tomorrow but next Friday.";
        assertThat(RelativeDates.of(text, ON))
                .extracting(found -> text.substring(found.start(), found.end()))
                .containsExactly("tomorrow", "next Friday");
    }

    @ParameterizedTest
    @CsvSource({
        "Time: 20310405_09:30 Mira, 2031-04-05",
        "2031-04-05T10:00 a and 2031/4/7 b, 2031-04-07",
        "会议时间：2031年4月5日，星期六, 2031-04-05",
        "number 20319999 of 20310405, 2031-04-05",
        "20310405 and 20319999, 2031-04-05"
    })
    void the_last_full_date_is_read(String text, LocalDate date) {
        assertThat(RelativeDates.last(text)).contains(date);
    }

    @ParameterizedTest
    @CsvSource({"no date", "12345678901", "31.12."})
    void other_digits_are_no_date(String text) {
        assertThat(RelativeDates.last(text)).isEmpty();
    }
}

package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    private static PartialDate date(String text) {
        List<PartialDate> dates = PartialDate.of(text);
        assertThat(dates).as(text).hasSize(1);
        return dates.get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 May 1899 | 1899 | 5 | 4",
                "the 1st of June 1705 | 1705 | 6 | 1",
                "22nd December, 1999 | 1999 | 12 | 22",
                "March 3, 1920 | 1920 | 3 | 3",
                "March 3rd 1920 | 1920 | 3 | 3",
                "August 1745 | 1745 | 8 | 0",
                "August, 1745 | 1745 | 8 | 0",
                "2024-02-29 | 2024 | 2 | 29",
                "1887年 | 1887 | 0 | 0",
                "1887年6月 | 1887 | 6 | 0",
                "1887 年 6 月 12 日 | 1887 | 6 | 12",
                "1887年6月12号 | 1887 | 6 | 12",
                "in 1066 | 1066 | 0 | 0",
                "5 July 987 | 987 | 7 | 5"
            })
    void a_date_is_read_as_far_as_it_is_given(String text, int year, int month, int day) {
        PartialDate date = date(text);
        assertThat(List.of(date.year(), date.month(), date.day())).containsExactly(year, month, day);
        assertThat(text.startsWith(date.written(), date.start())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3,450 people",
                "$1200",
                "€1905",
                "1200.5 metres",
                "1450% more",
                "version 3.1984",
                "12345",
                "2199",
                "987",
                "the 4th of May",
                "12月6日"
            })
    void what_is_no_year_is_no_date(String text) {
        assertThat(PartialDate.of(text)).isEmpty();
    }

    @Test
    void all_dates_of_a_text_come_in_their_order() {
        assertThat(PartialDate.of("Born 4 May 1899, married in 1921, died 2 August 1970."))
                .extracting(PartialDate::written)
                .containsExactly("4 May 1899", "1921", "2 August 1970");
    }

    @ParameterizedTest
    @CsvSource({
        "1899, 1900, -1",
        "1900, 4 May 1899, 1",
        "May 1899, June 1899, -1",
        "5 May 1899, 4 May 1899, 1",
        "1899-05-04, 1899-06-01, -1"
    })
    void the_earlier_one_comes_first(String one, String two, int order) {
        assertThat(date(one).order(date(two))).hasValue(order);
        assertThat(date(two).order(date(one))).hasValue(-order);
    }

    @ParameterizedTest
    @CsvSource({"1899, 1899", "1899, May 1899", "May 1899, 4 May 1899", "4 May 1899, 4 May 1899"})
    void where_the_texts_do_not_say_there_is_no_order(String one, String two) {
        assertThat(date(one).order(date(two))).isEmpty();
        assertThat(date(two).order(date(one))).isEmpty();
    }
}

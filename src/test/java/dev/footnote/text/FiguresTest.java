package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A figure has one form, however it is written, and what is none has none. */
class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        1,234; 1234
        1,234,567.50; 1234567.5
        0.50; 0.5
        0; 0
        0.00; 0
        007; 7
        2.5 thousand; 2500
        3 Million; 3000000
        1.2 billion; 1200000000
        4trillion; 4000000000000
        3 millions; 3
        3千; 3000
        十 2万; 20000
        2.5亿; 250000000
        6百万; 6000000
        1万亿; 1000000000000
        3 percent; 3%
        3.0%; 3%
        3 per cent of it; 3%
        百分之 4.5; 4.5%
        ２５％; 25%
        18:30; 18:30
        1:02:03; 1:02:03
        """)
    void a_number_has_one_form(String text, String figure) {
        assertThat(Figures.of(text)).containsExactly(figure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-01",
                "2024/5/1",
                "2024.05.01",
                "May 1, 2024",
                "May 1st 2024",
                "1 May 2024",
                "1st of May, 2024",
                "2024年5月1日",
                "2024 年 5 月 1 号",
                "MAY 1, 2024"
            })
    void a_date_gives_its_year_its_month_and_its_day(String text) {
        assertThat(Figures.of(text)).containsExactly("2024", "2024-05", "2024-05-01");
    }

    @Test
    void a_date_of_less_gives_less() {
        assertThat(Figures.of("Sept. 1999")).containsExactly("1999", "1999-09");
        assertThat(Figures.of("2024年12月")).containsExactly("2024", "2024-12");
        assertThat(Figures.of("2024年")).containsExactly("2024");
    }

    @Test
    void all_months_are_told_apart() {
        List<String> months =
                List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
        for (int i = 0; i < months.size(); i++) {
            assertThat(Figures.of("3 " + months.get(i) + " 1980")).contains(String.format("1980-%02d-03", i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-13-01", "2024-05-32"})
    void what_cannot_be_a_date_is_read_as_numbers(String text) {
        assertThat(Figures.of(text)).contains("2024").noneMatch(figure -> figure.startsWith("2024-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"K2", "no figure", "B52 bomber", "", "x1.5"})
    void digits_within_a_name_are_no_figure(String text) {
        assertThat(Figures.of(text)).isEmpty();
    }

    @Test
    void each_figure_comes_once_and_in_order() {
        assertThat(Figures.of("7, then 3, then 7.0 and 3")).containsExactly("7", "3");
    }

    @Test
    void a_row_of_digits_too_long_for_a_number_stays_as_it_is() {
        String row = "9".repeat(101);
        assertThat(Figures.of("No. " + row + "000 million")).containsExactly(row + "000");
    }
}

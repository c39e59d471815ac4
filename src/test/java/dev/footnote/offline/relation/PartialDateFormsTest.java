package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates in every form that pages use, and figures that are none. */
class PartialDateFormsTest {

    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("d MMMM, uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("MMMM d uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("uuuu 年 M 月 d 号", Locale.ENGLISH));

    @Test
    void any_day_is_read_alike_from_all_forms_and_dates_are_ordered_as_days_are() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            LocalDate one = LocalDate.ofEpochDay(random.nextInt(400_000) - 380_000L);
            LocalDate two = random.nextInt(4) == 0 ? one : one.plusDays(random.nextInt(800) - 400L);
            String first = FORMS.get(random.nextInt(FORMS.size())).format(one);
            String second = FORMS.get(random.nextInt(FORMS.size())).format(two);
            String text = "It began " + first + " and ended " + second + ".";
            List<PartialDate> dates = PartialDate.of(text);
            assertThat(dates).as(text).extracting(PartialDate::written).containsExactly(first, second);
            PartialDate date = dates.get(0);
            assertThat(LocalDate.of(date.year(), date.month(), date.day()))
                    .as(text)
                    .isEqualTo(one);
            if (one.equals(two)) {
                assertThat(date.order(dates.get(1))).as(text).isEmpty();
            } else {
                assertThat(date.order(dates.get(1))).as(text).hasValue(one.isBefore(two) ? -1 : 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(1871–1903)|1871,1903",
                "1914-18 and 1939-45|1914,1939",
                "in the 1930s|1930",
                "c.1066, or 1067?|1066,1067",
                "from 3 to 5 May 1899|5 May 1899",
                "May 1899/June 1900|May 1899,June 1900",
                "2nd of August 1900 at 1200 metres|2nd of August 1900,1200",
                "公元987年至1066年|987年,1066年",
                "2031年4月的5日|2031年4月",
                "1887年底|1887年",
                "1999-12-31T23:59|1999-12-31",
                "Tarn, 1 May 987.|1 May 987",
                "APRIL 1900|1900",
                "On 1 June 1900, 2 June 1900 and 3 June 1900|1 June 1900,2 June 1900,3 June 1900"
            })
    void ranges_and_remarks_leave_the_dates_that_are_named(String text, String written) {
        assertThat(PartialDate.of(text)).extracting(PartialDate::written).containsExactly(written.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "May",
                "5 May",
                "12:30",
                "1,066 sheep",
                "£1500",
                "1500%",
                "0.1999",
                "1.1999.2",
                "99999",
                "3000",
                "年",
                "二〇三一年",
                "1887",
                "5 Mayor 1887s"
            })
    void the_year_of_a_text_is_read_only_where_one_stands(String text) {
        List<PartialDate> dates = PartialDate.of(text);
        if (text.contains("1887")) {
            assertThat(dates).extracting(PartialDate::year).containsExactly(1887);
        } else {
            assertThat(dates).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 May ", "1999-", "1999年1月", "May 1, ", "1", "the 1st of "})
    void long_repeats_are_read_without_failing(String piece) {
        assertThat(PartialDate.of(piece.repeat(5_000)))
                .allSatisfy(date -> assertThat(date.year()).isPositive());
    }
}

package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.RelativeDates.Precision;
import dev.footnote.text.RelativeDates.Resolved;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words for a date beside days that are counted one by one, and numbers that are more than they seem. */
class RelativeDatesByCountingTest {

    private static final LocalDate LEAP = LocalDate.of(2032, 2, 29);

    private static LocalDate only(String text, LocalDate on) {
        List<Resolved> found = RelativeDates.of(text, on);
        assertThat(found).as("%s on %s", text, on).hasSize(1);
        return found.get(0).date();
    }

    private static LocalDate counted(LocalDate from, DayOfWeek wanted, int step) {
        LocalDate day = from.plusDays(step);
        while (day.getDayOfWeek() != wanted) {
            day = day.plusDays(step);
        }
        return day;
    }

    @Test
    void each_weekday_seen_from_each_day_is_the_one_that_counting_finds() {
        for (int day = 0; day < 400; day++) {
            LocalDate on = LEAP.plusDays(day);
            for (DayOfWeek wanted : DayOfWeek.values()) {
                String name = wanted.name().toLowerCase(Locale.ROOT);
                assertThat(only("It broke last " + name, on)).isEqualTo(counted(on, wanted, -1));
                assertThat(only("It opens next " + name, on)).isEqualTo(counted(on, wanted, 1));
                LocalDate coming = on.getDayOfWeek() == wanted ? on : counted(on, wanted, 1);
                assertThat(only("It opens this " + name, on)).isEqualTo(coming);
            }
        }
    }

    @Test
    void a_chinese_week_runs_from_monday_to_sunday() {
        String names = "一二三四五六日";
        for (int day = 0; day < 60; day++) {
            LocalDate on = LEAP.plusDays(day);
            LocalDate monday = on.getDayOfWeek() == DayOfWeek.MONDAY ? on : counted(on, DayOfWeek.MONDAY, -1);
            for (int i = 0; i < 7; i++) {
                for (String week : List.of("周", "星期", "礼拜", "个星期")) {
                    assertThat(only("本" + week + names.charAt(i) + "开闸", on)).isEqualTo(monday.plusDays(i));
                    assertThat(only("上" + week + names.charAt(i) + "开闸", on)).isEqualTo(monday.plusDays(i - 7));
                    assertThat(only("下" + week + names.charAt(i) + "开闸", on)).isEqualTo(monday.plusDays(i + 7));
                }
            }
            assertThat(only("本周天开闸", on)).isEqualTo(monday.plusDays(6));
        }
    }

    @Test
    void counted_days_weeks_months_and_years_go_both_ways() {
        for (int count = 1; count <= 999; count += 7) {
            assertThat(only("in " + count + " days", LEAP)).isEqualTo(LEAP.plusDays(count));
            assertThat(only(count + " days ago", LEAP)).isEqualTo(LEAP.minusDays(count));
            assertThat(only(count + " weeks ago", LEAP)).isEqualTo(LEAP.minusDays(7L * count));
            assertThat(only("in " + count + " months", LEAP))
                    .isEqualTo(LEAP.withDayOfMonth(1).plusMonths(count));
            assertThat(only(count + " years ago", LEAP)).isEqualTo(LocalDate.of(2032 - count, 1, 1));
            assertThat(only(count + "天前", LEAP)).isEqualTo(LEAP.minusDays(count));
            assertThat(only(count + "个月后", LEAP))
                    .isEqualTo(LEAP.withDayOfMonth(1).plusMonths(count));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "一天前, 1",
        "两天前, 2",
        "九天前, 9",
        "十天前, 10",
        "十一天前, 11",
        "十九天之前, 19",
        "二十天前, 20",
        "二十一天前, 21",
        "四十五天前, 45",
        "九十九天前, 99",
        "一百天前, 100",
        "一百零五天前, 105",
        "一百二十天前, 120",
        "三百六十五天前, 365"
    })
    void chinese_numbers_of_several_characters_are_read_whole(String text, int days) {
        assertThat(only(text, LEAP)).isEqualTo(LEAP.minusDays(days));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It sank 1,500 years ago.",
                "It sank 2.5 years ago.",
                "It sank twenty-two days ago.",
                "It sank 10-12 days ago.",
                "1500年前沉没。",
                "2.5年前沉没。",
                "2000年前后建成。",
                "几十年前沉没。",
                "数百年前沉没。",
                "二三十年前沉没。",
                "十几天前沉没。",
                "百天前沉没。"
            })
    void a_part_of_a_number_is_not_taken_for_the_whole(String text) {
        assertThat(RelativeDates.of(text, LEAP)).as(text).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "I met 李明 yesterday., 2032-02-28",
        "昨天 I met Ann., 2032-02-28",
        "He said 明天 and left., 2032-03-01",
        "The 水车 broke two days ago., 2032-02-27"
    })
    void both_languages_are_read_in_a_text_of_both(String text, LocalDate date) {
        assertThat(only(text, LEAP)).isEqualTo(date);
    }

    @Test
    void in_a_text_of_both_languages_the_words_come_in_their_order() {
        String text = "Tomorrow 李明 sails; 昨天 he slept, and next month 他去年 sailed.";
        List<Resolved> found = RelativeDates.of(text, LEAP);
        assertThat(found).extracting(Resolved::start).isSorted();
        assertThat(found)
                .extracting(Resolved::date)
                .containsExactly(
                        LocalDate.of(2032, 3, 1),
                        LocalDate.of(2032, 2, 28),
                        LocalDate.of(2032, 3, 1),
                        LocalDate.of(2031, 1, 1));
        assertThat(found)
                .extracting(Resolved::precision)
                .containsExactly(Precision.DAY, Precision.DAY, Precision.MONTH, Precision.YEAR);
        assertThat(found)
                .extracting(one -> text.substring(one.start(), one.end()))
                .containsExactly("Tomorrow", "昨天", "next month", "去年");
    }

    @ParameterizedTest
    @CsvSource({
        "built on 2031-04-05, 2031-04-05",
        "built on 2031/4/5, 2031-04-05",
        "built on 20310405, 2031-04-05",
        "2031年4月5日建成, 2031-04-05",
        "2031-04-05 and 2032-02-29, 2032-02-29",
        "2032-02-29 and 2031-02-29, 2032-02-29",
        "2031-13-01 after 1999-12-31, 1999-12-31",
        "1999-12-31 before 2031-00-10, 1999-12-31",
        "1999-12-31 or 120310405, 1999-12-31",
        "1999-12-31 or 1899-12-31, 1999-12-31"
    })
    void the_last_date_that_there_is_is_read(String text, LocalDate date) {
        assertThat(RelativeDates.last(text)).as(text).contains(date);
    }

    @Test
    void every_day_of_a_leap_year_is_read_in_all_its_forms() {
        for (LocalDate day = LocalDate.of(2032, 1, 1); day.getYear() == 2032; day = day.plusDays(1)) {
            int month = day.getMonthValue();
            String slashes = "2032/" + month + "/" + day.getDayOfMonth();
            String chinese = "2032年" + month + "月" + day.getDayOfMonth() + "日";
            for (String form : List.of(day.toString(), day.toString().replace("-", ""), slashes, chinese)) {
                assertThat(RelativeDates.last("It was on " + form + "."))
                        .as(form)
                        .contains(day);
            }
        }
    }
}

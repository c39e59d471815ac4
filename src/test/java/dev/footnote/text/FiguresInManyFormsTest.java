package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One number or day in all the ways in which it is written. */
class FiguresInManyFormsTest {

    @Test
    void a_random_number_is_the_same_figure_with_and_without_its_groups() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            long whole = (random.nextLong() >>> 1) % (long) Math.pow(10, 1 + random.nextInt(14));
            int decimals = random.nextInt(4);
            BigDecimal number = new BigDecimal(whole)
                    .add(BigDecimal.valueOf(random.nextInt((int) Math.pow(10, decimals)), decimals));
            String plain = number.toPlainString();
            String grouped = String.format(Locale.ROOT, "%,." + decimals + "f", number);
            String expected =
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            for (String written : List.of(
                    plain,
                    grouped,
                    grouped.replace(',', '\u202F'),
                    grouped.replace(',', '\u00A0'),
                    wide(plain),
                    wide(grouped))) {
                assertThat(Figures.of("It weighs " + written + " t."))
                        .as("seed %d: %s", seed, written)
                        .containsExactly(expected);
            }
        }
    }

    private static String wide(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append((char) (c + 0xFEE0));
        }
        return out.toString();
    }

    @Test
    void every_day_of_a_year_is_the_same_figures_in_all_its_forms() {
        List<String> forms = List.of(
                "uuuu-MM-dd",
                "uuuu/M/d",
                "uuuu.MM.dd",
                "MMMM d, uuuu",
                "MMM d, uuuu",
                "d MMMM uuuu",
                "d MMM uuuu",
                "uuuu年M月d日",
                "uuuu 年 M 月 d 号");
        for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() == 2024; day = day.plusDays(1)) {
            for (String form : forms) {
                String written =
                        DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(day);
                assertThat(Figures.of("Built on " + written + "."))
                        .as(written)
                        .containsExactly("2024", day.toString().substring(0, 7), day.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "٢٠٢٤ عام | 2024",
                "वर्ष २०२४ | 2024",
                "سال ۲۰۲۴ | 2024",
                "ปี ๒๕๖๗ | 2567",
                "１２．５％ | 12.5%",
                "1,50,000 rupees | 150000",
                "12,34,56,789 rupees | 123456789",
                "1,234 m | 1234",
                "1,23 m | 1",
                "３万人 | 30000",
                "3.5万人 | 35000",
                "3萬人 | 30000",
                "2億円 | 200000000",
                "1 million | 1000000",
                "1.25 Billion | 1250000000",
                "5 percent | 5%",
                "5 per cent | 5%",
                "5% | 5%",
                "百分之5 | 5%",
                "0.10 | 0.1",
                "10:30 | 10:30",
                "1.0 | 1",
                "100 | 100",
                "B2B and 4x4 | 4",
                "H2O | ",
                "x1 | ",
                "word | "
            })
    void each_writing_has_its_figure(String text, String figure) {
        List<String> wanted = figure == null ? List.of() : List.of(figure);
        assertThat(Figures.of(text)).as(text).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-00-10",
                "2024-13-10",
                "2024-05-00",
                "2024-05-32",
                "0 May 2024",
                "May 0, 2024",
                "32 May 2024",
                "2024年13月1日",
                "2024年0月1日"
            })
    void what_no_calendar_has_is_no_date(String text) {
        assertThat(Figures.of(text)).as(text).noneMatch(figure -> figure.matches("\\d{4}-\\d{2}-\\d{2}"));
        assertThat(Figures.of(text)).as(text).contains("2024");
    }

    @Test
    void the_figures_of_two_texts_are_those_of_each_one_after_the_other() {
        List<String> pieces =
                List.of("5 t", "1,234 m", "12%", "3 million", "2024-05-01", "May 2024", "18:30", "3.5", "7万", "wheel");
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String one = pieces.get(random.nextInt(pieces.size()));
            String other = pieces.get(random.nextInt(pieces.size()));
            List<String> both = Figures.of(one + "; and: " + other + ".");
            assertThat(both).as("seed %d", seed).containsAll(Figures.of(one)).containsAll(Figures.of(other));
            assertThat(both).as("seed %d", seed).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100, 101, 5_000, 100_000})
    void a_row_of_digits_of_any_length_is_read(int length) {
        assertThat(Figures.of("It is " + "7".repeat(length) + ".")).containsExactly("7".repeat(length));
    }
}

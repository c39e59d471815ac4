package dev.footnote.offline.prose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.RelativeDates;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the embedded model says of its own: in the question's language, and in the right number. */
class PhrasingTest {

    private static final Phrasing ENGLISH = new Phrasing(false);
    private static final Phrasing CHINESE = new Phrasing(true);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Ida Holt | Keeper |;Ida Holt, Keeper",
                "| Orlun | 6 m | open |;Orlun, 6 m, open",
                "The light burns.;The light burns."
            })
    void a_row_of_a_table_is_said_as_a_list(String row, String said) {
        assertThat(Phrasing.withoutBars(row)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "1, Reading the most promising page.",
        "2, Reading the 2 most promising pages.",
        "8, Reading the 8 most promising pages."
    })
    void pages_come_in_the_right_number(int pages, String said) {
        assertThat(ENGLISH.reading(pages)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"1, Reading on: 1 more part of a long page.", "3, Reading on: 3 more parts of long pages."})
    void parts_come_in_the_right_number(int parts, String said) {
        assertThat(ENGLISH.goingOn(parts)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"1, Handing in 1 sentence; ", "3, Handing in 3 sentences; "})
    void sentences_come_in_the_right_number(int claims, String said) {
        assertThat(ENGLISH.submitting(claims, 72)).startsWith(said).endsWith(" 72% of the question's terms.");
    }

    static Stream<Arguments> sayings() {
        return Stream.<Function<Phrasing, String>>of(
                        Phrasing::first,
                        Phrasing::mending,
                        Phrasing::extractive,
                        phrasing -> phrasing.searching(2, List.of("1", "2")),
                        phrasing -> phrasing.reading(2),
                        phrasing -> phrasing.goingOn(2),
                        phrasing -> phrasing.hopping(List.of("1", "2")),
                        phrasing -> phrasing.submitting(2, 50),
                        phrasing -> phrasing.notFound(50),
                        phrasing -> phrasing.blocked("1"),
                        phrasing -> phrasing.unanswered("1"),
                        phrasing -> phrasing.yesNo(true),
                        phrasing -> phrasing.yesNo(false))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("sayings")
    void nothing_mixes_the_languages(Function<Phrasing, String> saying) {
        assertThat(saying.apply(ENGLISH)).matches("\\p{ASCII}+");
        assertThat(saying.apply(CHINESE)).containsPattern("\\p{IsHan}").doesNotContainPattern("[A-Za-z]");
    }

    @ParameterizedTest
    @CsvSource({"false, tomorrow, tomorrow (6 April 2031)", "true, 明天, 明天（2031年4月6日）"})
    void a_word_for_a_date_is_followed_by_the_date(boolean chinese, String word, String said) {
        RelativeDates.Resolved date = new RelativeDates.Resolved(
                0, word.length(), LocalDate.parse("2031-04-06"), RelativeDates.Precision.DAY);
        assertThat(Phrasing.dated(word, date, chinese)).isEqualTo(said);
    }
}

package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Span;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The name behind a place, which is the first bar of each text. */
class PersonNameTest {

    private static Optional<String> after(String marked) {
        String text = marked.replace("|", "");
        return PersonName.after(text, marked.indexOf('|')).map(span -> span.in(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "She was the daughter of |Mira Oldenkamp and a sailor.; Mira Oldenkamp",
                "directed by |the painter Nella Voss; Nella Voss",
                "directed by |the Irish physicist John Tarn; John Tarn",
                "married |Otto von Brask in 1901; Otto von Brask",
                "married |Anne-Marie du Pont.; Anne-Marie du Pont",
                "married |J. R. Quill; J. R. Quill",
                "son of |William, 3rd Earl of Norrey; William, 3rd Earl of Norrey",
                "son of |Charles, Prince of Quay; Charles, Prince of Quay",
                "written by |Arlo Pint Jr. in one winter; Arlo Pint Jr.",
                "written by |\"Arlo Pint\" alone; Arlo Pint",
                "written by |Arlo Pint's brother; Arlo Pint",
                "written by |Arlo Pint.; Arlo Pint",
                "born to |his second wife, Queen Ada of Norrey; Queen Ada of Norrey",
                "led by |Zoë Ångström; Zoë Ångström"
            })
    void a_name_is_found_behind_what_describes_it(String text, String name) {
        assertThat(after(text)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He married |in 1901.",
                "He married |She",
                "born in |May",
                "directed by |a committee of seven members of the council of the old town and Nella Voss",
                "directed by |(unknown) Nella Voss",
                "directed by|",
                "directed by |; Nella Voss"
            })
    void where_no_name_stands_near_none_is_found(String text) {
        assertThat(after(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 100_000})
    void a_run_of_capitals_ends_in_time(int length) {
        String text = "by " + "A".repeat(length) + " " + "b ".repeat(length);
        assertThat(PersonName.after(text, 3)).map(Span::length).contains(length);
    }
}

package dev.footnote.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments of calls as models write them. */
class ToolArgumentsTest {

    private static final String FORM = "{\"pond\": \"a name\"}";

    private static ToolArguments of(String json) {
        return ToolArguments.of("fish", json, FORM);
    }

    private static List<String> list(String joined) {
        return joined == null ? List.of() : Arrays.asList(joined.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "\"pike\"", "7", "null", "true"})
    void what_is_no_object_is_refused_with_the_form(String json) {
        assertThatThrownBy(() -> of(json))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessage("The arguments of fish are no JSON object. Write " + FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": }", "{", "pike and perch"})
    void what_is_no_json_is_refused_with_the_reason_and_the_form(String json) {
        assertThatThrownBy(() -> of(json))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageContaining("The arguments of fish are not readable as JSON (")
                .hasMessageEndingWith("Write " + FORM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"a\": \" pike \"}; pike; pike",
                "{\"a\": [\"pike\"]}; pike; pike",
                "{\"a\": 12}; 12; 12",
                "{\"a\": true}; true; true",
                "{\"a\": \"N/A\"}; N/A; ",
                "{\"a\": \"none\"}; none; ",
                "{\"a\": \"-\"}; -; ",
                "{\"a\": \"nonesuch\"}; nonesuch; nonesuch",
                "{\"a\": \"  \"}; ; ",
                "{\"a\": null}; ; ",
                "{\"a\": [\"pike\", \"perch\"]}; ; ",
                "{\"a\": {\"b\": 1}}; ; ",
                "{\"a\": []}; ; ",
                "{}; ; "
            })
    void one_text_is_read_as_given_or_as_optional(String json, String given, String optional) {
        assertThat(of(json).given("a")).isEqualTo(given);
        assertThat(of(json).optional("a")).isEqualTo(optional);
    }

    @Test
    void a_text_that_must_stand_may_be_a_word_for_nothing_but_not_missing() {
        assertThat(of("{\"a\": \"none\"}").text("a")).isEqualTo("none");
        assertThatThrownBy(() -> of("{\"a\": \"\"}").text("a")).hasMessage("fish: \"a\" is missing. Write " + FORM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"a\": [\"pike\", \" perch \"]}; pike|perch; pike|perch",
                "{\"a\": \"pike\"}; pike; pike",
                "{\"a\": [\"pike\", \"pike\", \"\", null, [1, 2]]}; pike; pike",
                "{\"a\": \"[\\\"pike\\\", \\\"perch\\\"]\"}; pike|perch; pike|perch",
                "{\"a\": \"[pike\"}; [pike; [pike",
                "{\"a\": [{\"query\": \"pike\"}]}; pike; pike",
                "{\"a\": [{\"query\": \"pike\", \"page\": 1}]}; ; ",
                "{\"a\": [\"none\", \"tench\"]}; none|tench; tench",
                "{\"a\": [3, 4]}; 3|4; 3|4",
                "{\"a\": null}; ; ",
                "{}; ; "
            })
    void lists_of_texts_are_read_as_they_were_meant(String json, String texts, String optional) {
        assertThat(of(json).texts("a")).isEqualTo(list(texts));
        assertThat(of(json).optionalTexts("a")).isEqualTo(list(optional));
    }

    @Test
    void a_list_that_must_stand_may_have_another_name_and_is_missed_under_its_own() {
        assertThat(of("{\"b\": \"pike\"}").requiredTexts("a", "b")).containsExactly("pike");
        assertThat(of("{\"a\": \"tench\", \"b\": \"pike\"}").requiredTexts("a", "b"))
                .containsExactly("tench");
        assertThatThrownBy(() -> of("{\"a\": []}").requiredTexts("a", "b"))
                .hasMessage("fish: \"a\" is missing or empty. Write " + FORM);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2.0, 2", "'\"3\"', 3", "'\"null\"', 1", "null, 1", "'\"1e2\"', 100"})
    void counts_begin_at_one(String value, int count) {
        assertThat(of("{\"n\": " + value + "}").countFromOne("n")).isEqualTo(count);
        assertThat(of("{}").countFromOne("n")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; counts from 1",
                "-4; counts from 1",
                "1.5; not a whole number",
                "1e9; not a whole number",
                "\"NaN\"; not a whole number",
                "\"second\"; not a whole number"
            })
    void other_counts_are_refused(String value, String problem) {
        assertThatThrownBy(() -> of("{\"n\": " + value + "}").countFromOne("n"))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageContaining("fish: \"n\" is ")
                .hasMessageContaining(problem)
                .hasMessageEndingWith(". Write " + FORM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2024-05-06; 2024-05-06; 2024-05-06",
                "2024-5-6; 2024-05-06; 2024-05-06",
                "2024-05-06T10:00:00Z; 2024-05-06; 2024-05-06",
                "2024-02; 2024-02-01; 2024-02-29",
                "2023-02; 2023-02-01; 2023-02-28",
                "1999; 1999-01-01; 1999-12-31"
            })
    void a_year_or_month_means_its_first_or_last_day(String text, LocalDate first, LocalDate last) {
        ToolArguments arguments = of("{\"d\": \"" + text + "\"}");
        assertThat(arguments.date("d", false)).isEqualTo(first);
        assertThat(arguments.date("d", true)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({"2024-13, no day", "2023-02-29, no day", "2024-00-01, no day", "last May, such as", "24-05-06, such as"
    })
    void what_is_no_day_is_refused(String text, String problem) {
        assertThatThrownBy(() -> of("{\"d\": \"" + text + "\"}").date("d", false))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_day_may_be_left_out() {
        assertThat(of("{\"d\": \"n/a\"}").date("d", true)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"b\": 1, \"a\": \" x \"}; {\"a\": \"x\", \"b\": \"1\"}; true",
                "{\"a\": \"x\", \"c\": null, \"d\": [], \"e\": {}, \"f\": \" \"}; {\"a\": \"x\"}; true",
                "{\"a\": [1, 2]}; {\"a\": [2, 1]}; false",
                "{\"a\": {\"c\": 1, \"b\": 2}}; {\"a\": {\"b\": 2, \"c\": 1}}; true",
                "{\"a\": \"x\"}; {\"a\": \"X\"}; false",
                "not json ; not json; true",
                "not json; no json; false"
            })
    void calls_with_the_same_meaning_have_one_canonical_form(String one, String other, boolean same) {
        assertThat(ToolArguments.canonical(one).equals(ToolArguments.canonical(other)))
                .isEqualTo(same);
    }
}

package dev.footnote.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.footnote.api.run.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models hand in: what is meant is taken, and what cannot be is told with the right form. */
class DraftReaderTest {

    private static final String CLAIM =
            "\"claims\": [{\"text\": \"The swans moult in June.\", \"quotes\": [{\"source\": 1, \"quote\": \"moult in June\"}]}]";

    private static Draft read(String rest) {
        return DraftReader.read("{\"found\": true, " + CLAIM + rest + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "'\"yes\"', true",
        "1, true",
        "'\"TRUE\"', true",
        "false, false",
        "'\"no\"', false",
        "0, false"
    })
    void found_is_understood_in_many_forms(String written, boolean found) {
        assertThat(DraftReader.read("{\"found\": " + written + ", " + CLAIM + "}")
                        .found())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"perhaps\"", "2", "\"\"", "null", "[]", "{}"})
    void found_that_is_neither_is_refused_with_the_form(String written) {
        assertThatThrownBy(() -> DraftReader.read("{\"found\": " + written + ", " + CLAIM + "}"))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageStartingWith(ToolNames.SUBMIT + ": \"found\" is")
                .hasMessageContaining("Write {\"found\": true");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.85, 0.85",
        "'\"0.85\"', 0.85",
        "85, 0.85",
        "'\"85%\"', 0.85",
        "'\"0.5%\"', 0.005",
        "100, 1",
        "1e-2, 0.01"
    })
    void confidence_is_a_share_a_percentage_or_a_text_of_either(String written, double share) {
        assertThat(read(", \"confidence\": " + written).confidence()).isEqualTo(share, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"n/a\"", "[]"})
    void confidence_that_is_left_out_is_one_half(String written) {
        assertThat(read(", \"confidence\": " + written).confidence()).isEqualTo(0.5);
        assertThat(read("").confidence()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "101", "\"-5%\"", "\"130%\"", "\"high\"", "\"NaN\"", "\"0.8 or so\"", "\"%\""})
    void confidence_outside_of_its_range_is_refused(String written) {
        assertThatThrownBy(() -> read(", \"confidence\": " + written))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageContaining("\"confidence\" is");
    }

    @ParameterizedTest
    @CsvSource({
        "June, June",
        "none, none",
        "nil, nil",
        "'  June ', June",
        "N/A, ''",
        "null, ''",
        "undefined, ''",
        "-, ''"
    })
    void a_short_answer_may_be_none_but_no_word_for_a_missing_value(String written, String answer) {
        assertThat(read(", \"short_answer\": \"" + written + "\"").shortAnswer())
                .isEqualTo(answer);
    }

    @Test
    void a_claim_may_be_written_flat_as_text_or_alone() {
        assertThat(DraftReader.read(
                                "{\"found\": true, \"claims\": {\"text\": \"a\", \"source\": \"[2]\", \"quote\": \"b\"}}")
                        .claims())
                .singleElement()
                .satisfies(claim -> assertThat(claim.quotes())
                        .singleElement()
                        .satisfies(quote -> assertThat(quote.source()).isEqualTo(2)));
        assertThat(DraftReader.read("{\"found\": true, \"claims\": [\" a \", null]}")
                        .claims())
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.text()).isEqualTo("a");
                    assertThat(claim.quotes()).isEmpty();
                });
        assertThat(DraftReader.read(
                                "{\"found\": true, \"claims\": \"[{\\\"text\\\": \\\"a\\\", \\\"quotes\\\": []}]\"}")
                        .claims())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Moulting, Moulting", "none, ", "'', ", "' N/A ', "})
    void a_section_is_a_heading_or_none(String written, String section) {
        assertThat(DraftReader.read(
                                "{\"found\": true, \"claims\": [{\"text\": \"a\", \"section\": \"" + written + "\"}]}")
                        .claims()
                        .get(0)
                        .section())
                .isEqualTo(section);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[7] | claim 1 is no object",
                "[true] | claim 1 is no object",
                "[\" \"] | claim 1 is no object",
                "[{\"text\": \"a\"}, {\"quotes\": []}] | claim 2 lacks its \"text\"",
                "[{\"text\": {\"a\": 1}}] | claim 1 lacks its \"text\"",
                "[{\"text\": \"a\", \"quotes\": [{\"quote\": \"b\"}]}] | lacks its \"source\"",
                "[{\"text\": \"a\", \"quotes\": [{\"source\": 1}]}] | or its \"quote\"",
                "[{\"text\": \"a\", \"quotes\": [\"b\"]}] | a quote of claim 1 lacks",
                "[{\"text\": \"a\", \"quotes\": [{\"source\": \"the first\", \"quote\": \"b\"}]}] | not a whole number",
                "[{\"text\": \"a\", \"quotes\": [{\"source\": 0, \"quote\": \"b\"}]}] | sources count from 1",
                "[] | \"claims\" is missing or empty"
            })
    void a_claim_that_cannot_be_used_is_told_by_its_number(String claims, String problem) {
        assertThatThrownBy(() -> DraftReader.read("{\"found\": true, \"claims\": " + claims + "}"))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("Write {");
    }

    @Test
    void a_quote_is_kept_to_the_character_and_a_claim_is_not() {
        Draft draft = DraftReader.read(
                "{\"found\": true, \"claims\": [{\"text\": \" a \", \"quotes\": [{\"source\": 1, \"quote\": \" b  c \"}]}]}");
        assertThat(draft.claims().get(0).text()).isEqualTo("a");
        assertThat(draft.claims().get(0).quotes().get(0).quote()).isEqualTo(" b  c ");
    }

    @Test
    void fields_alone_are_an_answer() {
        Draft draft =
                DraftReader.read("{\"found\": true, \"fields\": [{\"field\": \" month \", \"value\": 6, \"quotes\":"
                        + " [{\"source\": 1, \"quote\": \"June\"}]}, {\"field\": \"year\", \"value\": null}]}");
        assertThat(draft.fields()).extracting(Draft.DraftField::field).containsExactly("month", "year");
        assertThat(draft.fields()).extracting(Draft.DraftField::value).containsExactly("6", "");
        assertThat(draft.fields().get(0).quotes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"value\": 6} | field 1 lacks its \"field\"",
                "{\"field\": \"month\"} | field 1 lacks its \"field\"",
                "\"month\" | field 1 lacks",
                "{\"field\": \"month\", \"value\": [6, 7]} | is a list or an object",
                "{\"field\": \"month\", \"value\": {\"a\": 1}} | each single value by its own path"
            })
    void a_field_that_cannot_be_used_is_told(String field, String problem) {
        assertThatThrownBy(() -> DraftReader.read("{\"found\": true, \"fields\": [" + field + "]}"))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void open_questions_lose_repeats_and_words_for_nothing() {
        assertThat(
                        read(", \"open_questions\": [\"Why June?\", \" Why June? \", \"none\", \"\", null, {\"q\": \"And July?\"}]")
                                .openQuestions())
                .containsExactly("Why June?", "And July?");
        assertThat(read(", \"open_questions\": \"Why?\"").openQuestions()).containsExactly("Why?");
    }

    @Test
    void nothing_found_needs_no_claims() {
        Draft draft = DraftReader.read("{\"found\": \"no\"}");
        assertThat(draft.found()).isFalse();
        assertThat(draft.claims()).isEmpty();
        assertThat(draft.shortAnswer()).isEmpty();
    }

    @Test
    void a_complaint_shows_little_of_a_long_value() {
        assertThatThrownBy(() -> DraftReader.read("{\"found\": \"" + "x".repeat(5_000) + "\"}"))
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(600));
    }
}

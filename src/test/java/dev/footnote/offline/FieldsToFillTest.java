package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.run.Draft;
import dev.footnote.config.Settings;
import dev.langchain4j.model.chat.StreamingChatModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of a caller's own, each looked for as a question about what the main question names. */
class FieldsToFillTest {

    private static final StreamingChatModel MODEL =
            OfflineModel.create(OfflineSettings.from(Settings.defaults()), Runnable::run);

    private static Draft ask(String question, String fields) {
        FakeTools tools = new FakeTools()
                .doc(
                        "Quay Bridge",
                        "Quay Bridge is a stone bridge in Quay. It was designed by Nella Voss and opened in 1874."
                                + " The bridge is 1,240 metres long and carries 2.5 million people a year.")
                .doc("Vale Bridge", "Vale Bridge is a bridge in Vale, painted by Ada Lund. Its toll is 3 crowns.")
                .doc("Bees", "Bees make honey. A hive holds 40,000 bees in summer.");
        tools.system = "Answer.\nFields: [" + fields + "]";
        Draft draft = tools.run(MODEL, question);
        assertThat(draft.fields())
                .allSatisfy(field -> assertThat(field.quotes())
                        .singleElement()
                        .satisfies(
                                quote -> assertThat(tools.text(quote.source())).contains(quote.quote())));
        return draft;
    }

    private static String field(String name, String type, String more) {
        return "{\"field\": \"" + name + "\", \"type\": \"" + type + "\"" + more + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opened | integer | the year it was opened | 1874",
                "designer | string | who designed it | Nella Voss",
                "opened | integer | | 1874"
            })
    void a_value_is_found_in_its_form_with_its_sentence(String name, String type, String description, String value) {
        String more = description == null ? "" : ", \"description\": \"" + description + "\"";
        assertThat(ask("Who designed Quay Bridge?", field(name, type, more)).fields())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.field()).isEqualTo(name);
                    assertThat(found.value()).isEqualTo(value);
                });
    }

    @Test
    void one_of_several_values_is_chosen_by_the_text() {
        String material = field("material", "string", ", \"one_of\": [\"steel\", \"stone\", \"wood\"]");
        assertThat(ask("What is Quay Bridge made of?", material).fields())
                .extracting(Draft.DraftField::value)
                .containsExactly("stone");
        String sort = field("material", "string", ", \"one_of\": [\"steel\", \"wood\"]");
        assertThat(ask("What is Quay Bridge made of?", sort).fields()).isEmpty();
    }

    @Test
    void true_and_false_cannot_be_found_and_of_a_list_the_first_is() {
        assertThat(ask("Who designed Quay Bridge?", field("tall", "boolean", ""))
                        .fields())
                .isEmpty();
        assertThat(ask(
                                "Who designed Quay Bridge?",
                                field("designers.*", "string", ", \"description\": \"who designed it\""))
                        .fields())
                .extracting(Draft.DraftField::field)
                .containsExactly("designers.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "painter | string | ",
                "closing_date | string | the day on which it closed",
                "architect_wife | string | ",
                "toll | integer | ",
                "painted_by | string | who painted it",
                "hives | integer | number of hives beside it",
                "crew.* | string | "
            })
    void a_field_whose_words_stand_nowhere_near_what_is_asked_about_is_not_guessed(
            String name, String type, String description) {
        String more = description == null ? "" : ", \"description\": \"" + description + "\"";
        assertThat(ask("Who designed Quay Bridge?", field(name, type, more)).fields())
                .isEmpty();
    }

    @Test
    void a_value_of_the_first_of_a_kind_is_none_of_the_second() {
        FakeTools tools = new FakeTools()
                .doc("Tarn 1", "Tarn 1 was a rover of 756 kg with eight wheels.")
                .doc("Tarn 2", "Tarn 2 was a rover that Ida Moss bought in 1993.");
        tools.system =
                "Answer.\nFields: [" + field("mass", "number", ", \"description\": \"the rover's weight\"") + "]";
        assertThat(tools.run(MODEL, "Who bought Tarn 2?").fields()).isEmpty();
    }

    @Test
    void a_field_of_which_nothing_was_read_stays_empty() {
        assertThat(ask(
                                "Who designed Quay Bridge?",
                                field("paint", "integer", ", \"description\": \"litres of paint on the tower\""))
                        .fields())
                .noneMatch(found -> found.value().equals("40000"));
    }
}

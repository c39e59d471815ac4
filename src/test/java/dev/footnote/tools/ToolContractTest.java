package dev.footnote.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.run.Draft;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolContractTest {

    @Test
    void the_tools_come_in_their_fixed_order() {
        assertThat(ToolContract.specifications())
                .extracting(ToolSpecification::name)
                .containsExactly("search", "read", "find", "submit_answer");
        assertThat(ToolContract.submit()).isSameAs(ToolContract.specifications().get(3));
    }

    @Test
    void every_schema_stays_within_what_hosts_accept() {
        for (ToolSpecification tool : ToolContract.specifications()) {
            assertThat(tool.name()).matches("^[a-zA-Z_][a-zA-Z0-9-_]{2,63}$");
            assertThat(tool.description()).isNotBlank();
            walk(tool.parameters(), 1);
        }
    }

    private static void walk(JsonSchemaElement element, int depth) {
        assertThat(depth).isLessThan(8);
        assertThat(element)
                .isInstanceOfAny(
                        JsonObjectSchema.class,
                        JsonArraySchema.class,
                        JsonStringSchema.class,
                        JsonIntegerSchema.class,
                        JsonNumberSchema.class,
                        JsonBooleanSchema.class);
        if (element instanceof JsonObjectSchema object) {
            assertThat(object.properties().keySet()).containsAll(object.required());
            assertThat(object.definitions() == null || object.definitions().isEmpty())
                    .isTrue();
            object.properties().values().forEach(below -> {
                assertThat(below.description() != null || below instanceof JsonObjectSchema)
                        .isTrue();
                walk(below, depth + 1);
            });
        } else if (element instanceof JsonArraySchema array) {
            walk(array.items(), depth + 1);
        }
    }

    @Test
    void a_search_is_read_leniently() {
        SearchArguments search = ToolContract.search("""
            ```json
            {"queries": "one query", "page": "2", "published_from": "2024", "published_to": "2024-02",
             "include_domains": ["a.org", ""], "language": " ",}
            ```\
            """);
        assertThat(search.queries()).containsExactly("one query");
        assertThat(search.page()).isEqualTo(2);
        assertThat(search.publishedFrom()).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(search.publishedTo()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(search.includeDomains()).containsExactly("a.org");
        assertThat(search.excludeDomains()).isEmpty();
        assertThat(search.language()).isNull();
        assertThat(ToolContract.search("{\"queries\": \"[\\\"a\\\", \\\"b\\\"]\"}")
                        .queries())
                .containsExactly("a", "b");
        assertThat(ToolContract.search("{\"query\": \"alone\"}").queries()).containsExactly("alone");
    }

    @Test
    void what_is_missing_or_wrong_is_told_with_the_right_form() {
        assertThatThrownBy(() -> ToolContract.search("{}"))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageContaining("\"queries\" is missing")
                .hasMessageContaining("{\"queries\":");
        assertThatThrownBy(() -> ToolContract.search("{\"queries\": [\"a"))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageContaining("not readable as JSON");
        assertThatThrownBy(() -> ToolContract.search("{\"queries\":[\"a\"],\"published_from\":\"2024-13-40\"}"))
                .hasMessageContaining("published_from");
        assertThatThrownBy(() -> ToolContract.read("[]")).hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> ToolContract.read("")).isInstanceOf(InvalidArgumentsException.class);
        assertThatThrownBy(() -> ToolContract.read("{\"url\":\"u\",\"part\":0}"))
                .hasMessageContaining("counts from 1");
        assertThatThrownBy(() -> ToolContract.find("{\"source\":\"x\",\"text\":\"t\"}"))
                .hasMessageContaining("not a whole number");
        assertThatThrownBy(() -> ToolContract.draft("{\"claims\":[]}")).hasMessageContaining("\"found\"");
        assertThatThrownBy(() -> ToolContract.draft("{\"found\":true}")).hasMessageContaining("\"claims\"");
        assertThatThrownBy(() -> ToolContract.draft("{\"found\":true,\"claims\":[{\"text\":\"a\",\"quotes\":[{}]}]}"))
                .hasMessageContaining("quote of claim 1");
    }

    @Test
    void read_and_find_take_numbers_as_text() {
        assertThat(ToolContract.read("{\"url\":\" https://a.org/ \",\"part\":\"3\"}"))
                .isEqualTo(new ReadArguments("https://a.org/", "", 3));
        assertThat(ToolContract.find("{\"source\":\"2\",\"text\":\"w\"}")).isEqualTo(new FindArguments(2, "w"));
        assertThat(ToolContract.find("{\"source\":\"[2]\",\"text\":\"w\"}")).isEqualTo(new FindArguments(2, "w"));
    }

    @Test
    void a_draft_keeps_its_quotes_as_they_are() {
        Draft draft = ToolContract.draft("""
            {"found": "true", "confidence": "80%", "claims": {"text": "A claim.", "section": "",
             "quotes": {"source": "1", "quote": " with  spaces "}}, "open_questions": "one"}\
            """);
        assertThat(draft.confidence()).isEqualTo(0.8);
        assertThat(draft.claims()).hasSize(1);
        assertThat(draft.claims().get(0).section()).isNull();
        assertThat(draft.claims().get(0).quotes()).containsExactly(new Draft.DraftQuote(1, " with  spaces "));
        assertThat(draft.openQuestions()).containsExactly("one");
        assertThat(ToolContract.draft("{\"found\":false}").claims()).isEmpty();
    }

    @Test
    void what_models_write_in_haste_is_understood() {
        Draft draft = ToolContract.draft("""
            {found: true, 'confidence': "0.7", "short_answer": null, "note": {"x": [1]}, "claims": [null,
             "{\\"text\\": \\"One\\", \\"quotes\\": [{\\"source\\": \\"Source 2, part 1\\", \\"quote\\": \\"it\\'s\\"}]}",
             {"text": "Two", "source": "[3][4]", "quote": "flat"},
             {"text": "Three", "quotes": "[ {\\"source\\": 5.0, \\"quote\\": \\"nested\\"} ]"},
             "[words] in brackets"]} and more\
            """);
        assertThat(draft.claims())
                .extracting(claim -> claim.text() + claim.quotes())
                .containsExactly(
                        "One[DraftQuote[source=2, quote=it's]]",
                        "Two[DraftQuote[source=3, quote=flat]]",
                        "Three[DraftQuote[source=5, quote=nested]]",
                        "[words] in brackets[]");
        assertThat(ToolContract.search("{\"queries\": [{\"query\": \"a\"}, \"b\", null, 1969]}")
                        .queries())
                .containsExactly("a", "b", "1969");
        assertThat(ToolContract.search("{\"queries\": \"[\\n  \\\"a\\\"\\n]\"}").queries())
                .containsExactly("a");
        assertThat(ToolContract.read("```json\n{\"url\": [\"https://a.org/\"]}\n```")
                        .url())
                .isEqualTo("https://a.org/");
        assertThatThrownBy(() -> ToolContract.read("")).hasMessageContaining("\"url\" is missing");
    }

    @Test
    void a_source_is_never_guessed_out_of_other_digits() {
        for (String source : List.of("https://a1.org/2", "2.5", "-1", "0", "x", "one")) {
            assertThatThrownBy(() ->
                            ToolContract.draft("{\"found\":true,\"claims\":[{\"text\":\"a\",\"quotes\":[{\"source\":\""
                                    + source + "\",\"quote\":\"q\"}]}]}"))
                    .as(source)
                    .isInstanceOf(InvalidArgumentsException.class)
                    .hasMessageContaining("\"source\"");
        }
    }

    @Test
    void complaints_are_short_and_blanks_without_end_take_no_time() {
        assertThatThrownBy(() -> ToolContract.find("{\"source\":\"" + "x".repeat(100_000) + "\",\"text\":\"t\"}"))
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(400));
        assertThatThrownBy(() -> ToolContract.read("```json\n{" + " ".repeat(300_000) + "x```"))
                .isInstanceOf(InvalidArgumentsException.class);
        assertThatThrownBy(() -> ToolContract.draft("[".repeat(100_000))).isInstanceOf(InvalidArgumentsException.class);
        assertThatThrownBy(() -> ToolContract.draft(
                        "{\"found\":true,\"claims\":" + "[".repeat(900) + "1" + "]".repeat(900) + "}"))
                .isInstanceOf(InvalidArgumentsException.class);
    }

    @Test
    void calls_that_ask_the_same_have_one_key() {
        String one = ToolContract.canonical("read", "{\"url\":\"u\",\"part\":1,\"goal\":\"\"}");
        assertThat(ToolContract.canonical("read", " {\"part\": \"1\", \"url\": \" u \"} "))
                .isEqualTo(one);
        assertThat(ToolContract.canonical("find", "{\"url\":\"u\",\"part\":1}")).isNotEqualTo(one);
        assertThat(ToolContract.canonical("read", "{\"url\":\"u\",\"part\":2}")).isNotEqualTo(one);
        assertThat(ToolContract.canonical("read", " {broken ")).isEqualTo("read {broken");
        assertThat(ToolContract.canonical("read", "")).isNotBlank();
    }

    @Test
    void optional_fields_filled_with_a_word_for_nothing_count_as_left_out() {
        for (String filler : List.of("n/a", "N/A", "none", "None", "null", "undefined", "-", "")) {
            SearchArguments search = ToolContract.search("{\"queries\":[\"null island\"],\"language\":\"" + filler
                    + "\",\"published_from\":\"" + filler + "\",\"published_to\":\"" + filler
                    + "\",\"include_domains\":[\"" + filler + "\"],\"exclude_domains\":\"" + filler
                    + "\",\"page\":\"" + filler + "\"}");
            assertThat(search).isEqualTo(ToolContract.search("{\"queries\":[\"null island\"]}"));
            assertThat(ToolContract.read(
                            "{\"url\":\"http://a.example/\",\"goal\":\"" + filler + "\",\"part\":\"" + filler + "\"}"))
                    .isEqualTo(ToolContract.read("{\"url\":\"http://a.example/\"}"));
        }
    }

    @Test
    void what_must_be_given_is_taken_as_it_is() {
        assertThat(ToolContract.search("{\"queries\":[\"none\"]}").queries()).containsExactly("none");
        assertThat(ToolContract.find("{\"source\":1,\"text\":\"None\"}").text()).isEqualTo("None");
        Draft draft =
                ToolContract.draft("{\"found\":true,\"short_answer\":\"none\",\"claims\":[{\"text\":\"No team won.\","
                        + "\"quotes\":[]}],\"open_questions\":[\"None\"]}");
        assertThat(draft.shortAnswer()).isEqualTo("none");
        assertThat(draft.openQuestions()).isEmpty();
    }

    @Test
    void a_draft_whose_optional_fields_hold_a_word_for_nothing_has_none_of_them() {
        for (String filler : List.of("n/a", "N/A", "null", "undefined", "-")) {
            Draft draft = ToolContract.draft("{\"found\":false,\"short_answer\":\"" + filler + "\",\"confidence\":\""
                    + filler + "\",\"claims\":[{\"text\":\"Nobody knows.\",\"section\":\"" + filler
                    + "\",\"quotes\":[]}]}");
            assertThat(draft.shortAnswer()).isEmpty();
            assertThat(draft.confidence()).isEqualTo(0.5);
            assertThat(draft.claims().get(0).section()).isNull();
        }
    }
}

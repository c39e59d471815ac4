package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.run.Draft;
import dev.footnote.tools.ToolNames;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of a structured answer in all their types and wordings, and the turns by which the embedded model comes to an answer. */
class FieldFormsTest {

    private static FakeTools bridge() {
        return new FakeTools()
                .doc(
                        "Quay Bridge",
                        "Quay Bridge is a stone bridge in Quay. It was designed by the architect Nella Voss and opened on 3 May 1874."
                                + " The bridge is 1,240 metres long. It carries 2.5 million people a year. Its builder was Orlun Works.")
                .doc("月泉桥", "月泉桥是一座石桥，位于月泉市。月泉桥由石大山设计，1874年建成。月泉桥长1240米。")
                .doc("Bees", "Bees make honey. A hive holds 40,000 bees in summer.");
    }

    private static Draft ask(String question, String name, String type, String description) {
        FakeTools tools = bridge();
        String told = description == null ? "" : ", \"description\": \"" + description + "\"";
        tools.system = "Answer.\nFields: [{\"field\": \"" + name + "\", \"type\": \"" + type + "\"" + told + "}]";
        Draft draft = OfflineModelRuns.run(tools, question);
        assertThat(draft.fields())
                .allSatisfy(field -> assertThat(field.quotes())
                        .singleElement()
                        .satisfies(
                                quote -> assertThat(tools.text(quote.source())).contains(quote.quote())));
        return draft;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "architect|string|the architect of the bridge|Nella Voss",
                "bridgeArchitect|string||Nella Voss",
                "bridge_architect|string||Nella Voss",
                "openingYear|integer|the year in which the bridge opened|1874",
                "lengthInMetres|integer|how many metres long the bridge is|1240",
                "length|number|length of the bridge in metres|1240"
            })
    void a_value_has_the_form_of_its_type(String name, String type, String description, String value) {
        assertThat(ask("What is known of Quay Bridge?", name, type, description).fields())
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.field()).isEqualTo(name);
                    assertThat(field.value()).contains(value);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"设计者|string|桥的设计者|石大山"})
    void a_chinese_field_too(String name, String type, String description, String value) {
        assertThat(ask("月泉桥有哪些数据？", name, type, description).fields())
                .singleElement()
                .extracting(Draft.DraftField::value)
                .asString()
                .contains(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open|boolean|whether it is open",
                "a.*.paint|integer|litres of paint on the tower",
                "captain|string|captain of the ship Albatross",
                "x|string|"
            })
    void what_no_page_tells_and_what_cannot_be_found_stays_empty(String name, String type, String description) {
        assertThat(ask("What is known of Quay Bridge?", name, type, description).fields())
                .noneMatch(field -> type.equals("boolean") || field.value().contains("40000"));
    }

    @Test
    void the_whole_number_of_a_fraction_is_not_made_up() {
        assertThat(ask("What is known of Quay Bridge?", "people", "integer", "million people that it carries a year")
                        .fields())
                .noneMatch(field -> field.value().equals("2"));
    }

    @Test
    void without_pages_fields_stay_empty_and_nothing_is_found() {
        FakeTools tools = new FakeTools();
        tools.system = "Answer.\nFields: [{\"field\": \"opened\", \"type\": \"integer\"}]";
        Draft draft = OfflineModelRuns.run(tools, "When was Quay Bridge opened?");
        assertThat(draft.found()).isFalse();
        assertThat(draft.fields()).isEmpty();
    }

    // --- turns
    // ------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"Who designed Quay Bridge?", "月泉桥是谁设计的？", "What is the melting point of osmium?"})
    void no_query_is_sent_and_no_page_is_read_twice(String question) {
        FakeTools tools = bridge();
        OfflineModelRuns.run(tools, question);
        assertThat(tools.queries).doesNotHaveDuplicates();
        List<String> reads = tools.messages.stream()
                .filter(AiMessage.class::isInstance)
                .map(AiMessage.class::cast)
                .flatMap(message -> message.toolExecutionRequests().stream())
                .filter(call -> call.name().equals(ToolNames.READ))
                .map(call -> call.arguments())
                .toList();
        assertThat(reads).doesNotHaveDuplicates();
    }

    @Test
    void a_long_question_is_cut_for_the_query_and_nowhere_within_a_character() {
        FakeTools tools = bridge();
        OfflineModelRuns.run(tools, "Who designed Quay Bridge " + "😀".repeat(400) + "?");
        assertThat(tools.queries)
                .isNotEmpty()
                .allSatisfy(query -> assertThat(query)
                        .hasSizeLessThanOrEqualTo(300)
                        .matches(text -> text.isEmpty() || !Character.isHighSurrogate(text.charAt(text.length() - 1))));
    }

    @Test
    void a_chinese_question_for_two_things_is_searched_for_each() {
        FakeTools tools = bridge();
        OfflineModelRuns.run(tools, "月泉桥和云渡桥分别是谁设计的？");
        assertThat(tools.queries).startsWith("月泉桥和云渡桥分别是谁设计的？", "月泉桥是谁设计的？", "云渡桥是谁设计的？");
    }

    @ParameterizedTest
    @ValueSource(strings = {ToolNames.SEARCH, ToolNames.READ, ToolNames.SUBMIT})
    void without_searching_and_reading_it_hands_in_at_once(String offered) {
        FakeTools tools = bridge();
        ChatRequest request = ChatRequest.builder()
                .messages(List.of(UserMessage.from("Who designed Quay Bridge?")))
                .toolSpecifications(
                        List.of(ToolSpecification.builder().name(offered).build()))
                .build();
        assertThat(OfflineModelRuns.turn(tools, request).toolExecutionRequests())
                .singleElement()
                .satisfies(call -> assertThat(call.name()).isEqualTo(ToolNames.SUBMIT));
    }

    @Test
    void a_draft_that_is_refused_again_and_again_ends_without_claims() {
        FakeTools tools = bridge();
        tools.refusals = 3;
        Draft draft = OfflineModelRuns.run(tools, "Who designed Quay Bridge?");
        assertThat(draft.claims()).isEmpty();
        assertThat(draft.found()).isFalse();
        assertThat(draft.shortAnswer()).isEmpty();
        assertThat(draft.confidence()).isZero();
    }

    @Test
    void what_is_thought_is_told_in_the_language_of_the_question() {
        FakeTools english = bridge();
        OfflineModelRuns.run(english, "Who designed Quay Bridge?");
        assertThat(english.thinking.toString())
                .contains("Round 1, searching")
                .contains("Reading")
                .contains("Handing in");
        FakeTools chinese = bridge();
        OfflineModelRuns.run(chinese, "月泉桥是谁设计的？");
        assertThat(chinese.thinking.toString()).contains("第1轮搜索").contains("阅读").doesNotContain("Reading");
    }
}

package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.run.Draft;
import dev.footnote.config.Settings;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit of the embedded model holds as it is set: the same question goes further under a wider one. */
class OfflineLimitsTest {

    private static final String WHICH_MILL = "Which windmill grinds barley in the valley?";
    private static final String WHEN_SUNK = "What year did the frigate Quelmar of the harbour sink off Norrey?";

    private static Draft run(FakeTools tools, String question, String... settings) {
        Map<String, String> flags = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            flags.put(settings[i], settings[i + 1]);
        }
        Settings read = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        return tools.run(OfflineModel.create(OfflineSettings.from(read), Runnable::run), question);
    }

    private static FakeTools mills() {
        FakeTools tools = new FakeTools();
        for (int i = 0; i < 15; i++) {
            tools.doc(
                    "Mill " + i,
                    "The windmill of parish " + i + " grinds barley and rye for the bakers of the valley.");
        }
        return tools;
    }

    private static FakeTools films() {
        return new FakeTools()
                .doc("Silver Tides", "Silver Tides is a 1941 film produced by Arlo Pint and directed by Nella Voss.")
                .doc("Iron Meadow", "Iron Meadow is a 1937 film directed by Bram Tolle and starring Ona Dell.")
                .doc("Nella Voss", "Nella Voss (2 May 1902 – 8 June 1971) was a film director from Norrey.")
                .doc("Bram Tolle", "Bram Tolle (11 July 1899 – 9 June 1971) was a film director from Quay.");
    }

    /** A page whose answer stands in its second part. */
    private static FakeTools ledger() {
        String filler = "The harbour master wrote down each ship and its cargo. ".repeat(120);
        return new FakeTools().doc("Ledger", filler + "The frigate Quelmar sank in 1782 off Norrey. " + filler);
    }

    private static FakeTools island() {
        return new FakeTools().doc("灯塔岛", "灯塔岛位于东海。岛上的灯塔建于1887年，由工程师林海生设计。").doc("蜜蜂", "蜜蜂会酿蜜。夏天一个蜂箱里有四万只蜜蜂。");
    }

    private static List<ToolExecutionRequest> calls(FakeTools tools, String name) {
        return tools.messages.stream()
                .filter(AiMessage.class::isInstance)
                .flatMap(message -> ((AiMessage) message).toolExecutionRequests().stream())
                .filter(call -> call.name().equals(name))
                .toList();
    }

    private static long rounds(FakeTools tools) {
        return tools.messages.stream()
                .filter(AiMessage.class::isInstance)
                .filter(message -> ((AiMessage) message)
                        .toolExecutionRequests().stream()
                                .anyMatch(call -> call.name().equals(ToolNames.SEARCH)))
                .count();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3"})
    void it_searches_in_as_many_rounds_as_are_set(String limit, int rounds) {
        FakeTools tools = films();
        run(tools, "Which film has the director who died first, Silver Tides or Iron Meadow?", "offline.rounds", limit);
        assertThat(rounds(tools)).isEqualTo(rounds);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void it_reads_as_many_pages_after_a_search_as_are_set(int limit) {
        FakeTools tools = mills();
        run(tools, WHICH_MILL, "offline.reads", Integer.toString(limit));
        assertThat(tools.read).hasSize(limit);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true", "4, true"})
    void it_reads_as_many_parts_of_a_long_page_as_are_set(int limit, boolean found) {
        FakeTools tools = ledger();
        Draft draft = run(tools, WHEN_SUNK, "offline.parts", Integer.toString(limit));
        assertThat(calls(tools, ToolNames.READ))
                .extracting(call -> ToolContract.read(call.arguments()).part())
                .doesNotHaveDuplicates()
                .contains(limit)
                .allMatch(part -> part <= limit);
        assertThat(draft.found()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2"})
    void it_searches_for_as_many_names_in_one_round_as_are_set(String limit, int names) {
        FakeTools tools = films();
        run(
                tools,
                "Which film has the director who died first, Silver Tides or Iron Meadow?",
                "offline.hops",
                limit,
                "offline.rounds",
                "2");
        assertThat(tools.queries).hasSize(1 + names);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "5, 3"})
    void an_answer_has_no_more_sentences_than_are_set(String limit, int sentences) {
        assertThat(run(mills(), WHICH_MILL, "offline.claims", limit, "offline.min_confidence", "0")
                        .claims())
                .hasSize(sentences);
    }

    @ParameterizedTest
    @CsvSource({"0.3, true", "1, false"})
    void a_sentence_that_carries_too_little_of_the_question_answers_nothing(String limit, boolean found) {
        assertThat(run(ledger(), WHEN_SUNK, "offline.min_coverage", limit, "offline.min_coverage_han", "1")
                        .found())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"0.56, true", "0.9, false"})
    void the_same_goes_for_chinese_questions_with_a_limit_of_their_own(String limit, boolean found) {
        assertThat(run(island(), "灯塔岛上的灯塔建于哪一年？", "offline.min_coverage_han", limit, "offline.min_coverage", "1")
                        .found())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"0.2, true", "0.99, false"})
    void an_answer_that_is_likely_wrong_is_not_given(String limit, boolean found) {
        assertThat(run(ledger(), WHEN_SUNK, "offline.min_confidence", limit, "offline.min_confidence_han", "1")
                        .found())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"0.2, true", "0.99, false"})
    void nor_a_chinese_one(String limit, boolean found) {
        assertThat(run(island(), "灯塔岛上的灯塔建于哪一年？", "offline.min_confidence_han", limit, "offline.min_confidence", "1")
                        .found())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "rounds, 0",
        "reads, 0",
        "parts, 0",
        "hops, -1",
        "claims, 0",
        "min_coverage, 1.01",
        "min_coverage_han, -0.1",
        "min_confidence, 2",
        "min_confidence_han, much"
    })
    void a_limit_that_cannot_be_meant_is_refused_by_its_name(String name, String value) {
        assertThatThrownBy(() -> run(mills(), WHICH_MILL, "offline." + name, value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("offline." + name);
    }

    @Test
    void limits_given_in_code_are_held_to_the_same_ranges() {
        assertThat(new OfflineSettings(1, 1, 1, 0, 1, 0, 0, 1, 1).hops()).isZero();
        assertThatThrownBy(() -> new OfflineSettings(1, 1, 1, -1, 1, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hops from 0");
        assertThatThrownBy(() -> new OfflineSettings(1, 1, 1, 0, 1, 0, Double.NaN, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("min_coverage_han");
    }
}

package dev.footnote.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuestionListTest {

    private static final BatchPlan.Reading READING = new BatchPlan.Reading(null, null, 10_000, 100);

    private static QuestionList read(String name, String text, int most) {
        return QuestionList.read(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), READING, most);
    }

    @Test
    void questions_keep_their_ids_limits_and_other_fields() {
        QuestionList list = read(
                "x.jsonl",
                "{\"id\":\"a\",\"question\":\"Who?\",\"max_steps\":3,\"gold\":\"Ann\"}\n{\"question\":\"Where?\"}\n",
                10);
        assertThat(list.problems()).isEmpty();
        assertThat(list.questions()).hasSize(2);
        assertThat(list.questions().get(0).id()).isEqualTo("a");
        assertThat(list.questions().get(0).request().budget().maxSteps()).isEqualTo(3);
        assertThat(list.questions().get(0).carried().get("gold").asText()).isEqualTo("Ann");
        assertThat(list.questions().get(1).line()).isEqualTo(2);
    }

    @Test
    void each_line_may_say_how_much_thinking_it_is_worth() {
        QuestionList list = read(
                "x.jsonl",
                "{\"question\":\"Who?\",\"mode\":\"heavy\"}\n{\"question\":\"Where?\",\"Mode\":\" Fast \"}\n"
                        + "{\"question\":\"When?\",\"mode\":null}\n{\"question\":\"Why?\"}\n{\"question\":\"How?\",\"mode\":\"auto\"}\n"
                        + "{\"question\":\"Whose?\",\"mode\":\"deep\"}\n{\"question\":\"Which?\",\"mode\":[\"fast\"]}\n",
                10);
        assertThat(list.questions())
                .extracting(question -> String.valueOf(question.request().mode()))
                .containsExactly("HEAVY", "FAST", "null", "null", "AUTO");
        assertThat(list.problems()).extracting(QuestionList.Problem::line).containsExactly(6L, 7L);
        assertThat(list.problems().get(0).problem()).contains("mode is \"deep\"; give auto, fast, think or heavy");
        assertThat(read("x.csv", "question,mode\nWho?,think\nWhere?,\n", 10).questions())
                .extracting(question -> String.valueOf(question.request().mode()))
                .containsExactly("THINK", "null");
    }

    @Test
    void lines_that_cannot_be_used_are_told_and_the_rest_is_taken() {
        QuestionList list = read(
                "x.jsonl",
                "{\"id\":\"a\",\"question\":\"Who?\"}\nno json\n{\"id\":\"a\",\"question\":\"Where?\"}\n"
                        + "{\"id\":\"c\",\"question\":\"When?\",\"corpus\":\"/etc\"}\n",
                10);
        assertThat(list.questions()).extracting(QuestionList.Question::id).containsExactly("a");
        assertThat(list.problems()).extracting(QuestionList.Problem::line).containsExactly(2L, 3L, 4L);
        assertThat(list.problems().get(2).problem()).contains("corpus");
    }

    @Test
    void tables_and_plain_text_are_read_too() {
        assertThat(read("x.csv", "id,question\na,\"Who, then?\"\n", 10).questions())
                .extracting(question -> question.request().question())
                .containsExactly("Who, then?");
        assertThat(read("x.txt", "Who?\n\nWhere?\n", 10).questions()).hasSize(2);
    }

    @Test
    void more_questions_than_are_taken_are_refused_as_a_whole() {
        assertThat(read("x.txt", "Who?\nWhere?\n", 2).questions()).hasSize(2);
        assertThatThrownBy(() -> read("x.txt", "Who?\nWhere?\nWhen?\n", 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("more than 2 questions");
    }
}

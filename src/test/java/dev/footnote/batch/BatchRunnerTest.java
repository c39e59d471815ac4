package dev.footnote.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Answer;
import dev.footnote.api.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a batch reads and asks. */
class BatchRunnerTest extends BatchBench {

    @Test
    void jsonl_is_read_with_synonyms_and_limits() throws IOException {
        Path in = file(
                "in.jsonl",
                "{\"_id\":7,\"query\":\"Why?\",\"lang\":\"de\",\"budget\":{\"max_steps\":3,\"max_time\":\"90s\"},\"x\":1}\n"
                        + "\n"
                        + "{\"question\":\"How?\"}\n");
        assertThat(run(plan(in)).outcome()).isEqualTo(BatchReport.Outcome.COMPLETE);
        assertThat(questions()).containsExactly("Why?", "How?");
        assertThat(asked.get(0).language()).isEqualTo("de");
        assertThat(asked.get(0).budget().maxSteps()).isEqualTo(3);
        assertThat(asked.get(0).budget().maxTime()).isEqualTo(Duration.ofSeconds(90));
        assertThat(heard.mapped).hasSize(1);
        assertThat(heard.mapped.get(0)).contains("question from \"query\"", "id from \"_id\"", "carried along: x");
        assertThat(lines().get(0).get("id").textValue()).isEqualTo("7");
        assertThat(lines().get(0).get("run_id").textValue()).isEqualTo("run1");
        assertThat(lines().get(0).at("/usage/cost_usd").asText()).isEqualTo("0.1");
        assertThat(lines().get(1).get("id").textValue()).startsWith("3-");
    }

    @Test
    void csv_and_tsv_are_read_by_their_headers() throws IOException {
        Path csv = file("a.csv", "\ufeffqid,Question\r\n1,\"Who, and\nwhere?\"\r\n2,When?\r\n");
        Path tsv = file("b.tsv", "question\tid\nWhich?\t3\n");
        assertThat(run(plan(csv, tsv)).progress().done()).isEqualTo(3);
        assertThat(questions()).containsExactly("Who, and\nwhere?", "When?", "Which?");
        assertThat(heard.answered).containsExactly("1", "2", "3");
    }

    @Test
    void a_table_without_a_question_is_refused() throws IOException {
        Path csv = file("a.csv", "a,b\n1,2\n");
        assertThatThrownBy(() -> run(plan(csv)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a.csv, line 1")
                .hasMessageContaining("a, b");
    }

    @Test
    void packed_files_are_read() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("id,question\n1,Who?\n".getBytes(StandardCharsets.UTF_8));
        }
        Path in = Files.write(folder.resolve("a.csv.gz"), packed.toByteArray());
        run(plan(in));
        assertThat(questions()).containsExactly("Who?");
    }

    @Test
    void plain_text_has_one_question_a_line_and_stable_ids() throws IOException {
        Path in = file("in.txt", "First?\n\n  Second?  \n");
        run(plan(in));
        assertThat(questions()).containsExactly("First?", "Second?");
        asked.clear();
        assertThat(run(plan(in)).progress().before()).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    void standard_input_is_told_by_its_look() {
        BatchPlan plan = new BatchPlan(List.of("-"), output(), 1, null, null, false, READING);
        assertThat(run(plan, "{\"id\":\"a\",\"question\":\"Why?\"}\n", Clock.systemUTC())
                        .progress()
                        .total())
                .isEqualTo(-1);
        run(plan, "id\tquestion\nb\tHow?\n", Clock.systemUTC());
        run(plan, "Plain, is it?\n", Clock.systemUTC());
        assertThat(questions()).containsExactly("Why?", "How?", "Plain, is it?");
    }

    @Test
    void bad_lines_are_reported_with_file_and_line() throws IOException {
        Path in = file(
                "in.jsonl",
                "{\"id\":1,\"question\":\"Why?\"}\n{oops\n[]\n{\"id\":2}\n{\"id\":3,\"question\":\" \"}\n"
                        + "{\"id\":1,\"question\":\"Twice?\"}\n{\"id\":4,\"question\":\"Steps?\",\"max_steps\":\"x\"}\n"
                        + "{\"id\":5,\"question\":\"" + "y".repeat(1000) + "\"}\n");
        BatchReport report = run(plan(in));
        assertThat(report.progress().bad()).isEqualTo(7);
        assertThat(report.outcome()).isEqualTo(BatchReport.Outcome.SOME_FAILED);
        assertThat(questions()).containsExactly("Why?");
        assertThat(heard.bad.get(0)).startsWith("in.jsonl:2 the line is no JSON");
        assertThat(heard.bad.get(2)).startsWith("in.jsonl:4 no field is the question; there is id");
        assertThat(heard.bad.get(4)).contains(":6 ", "given before");
        assertThat(heard.bad.get(5)).contains(":7 ", "max_steps is \"x\"");
        assertThat(heard.bad.get(6)).contains(":8 ", "more than 1000 characters");
    }

    @Test
    void a_row_of_another_length_is_a_bad_line() throws IOException {
        Path in = file("in.csv", "id,question\n1,Who?\n2\n3,a,b\n4,When?\n");
        run(plan(in));
        assertThat(questions()).containsExactly("Who?", "When?");
        assertThat(heard.bad)
                .containsExactly(
                        "in.csv:3 the row has 1 fields, the header 2", "in.csv:4 the row has 3 fields, the header 2");
    }

    @Test
    void an_input_that_is_not_there_or_is_the_output_is_refused() throws IOException {
        assertThatThrownBy(() -> run(plan(folder.resolve("nothing.txt"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("nothing.txt");
        file("out.jsonl", "");
        assertThatThrownBy(() -> run(plan(output())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("input and output at once");
    }

    @Test
    void the_summary_after_resuming_counts_the_whole_file() throws IOException {
        Path in = file("in.txt", "One?\nTwo?\nThree?\nFour?\n");
        fate = question -> question.equals("Two?")
                ? Answer.Status.NOT_FOUND
                : question.equals("Three?") ? Answer.Status.FAILED : Answer.Status.ANSWERED;
        run(plan(in));
        fate = question -> Answer.Status.FAILED;
        BatchProgress again = run(plan(null, null, true, in)).progress();
        assertThat(again.total()).isEqualTo(4);
        assertThat(again.before()).isEqualTo(3);
        assertThat(again.notFound()).isEqualTo(1);
        assertThat(again.failed()).isEqualTo(1);
    }

    @Test
    void what_is_done_without_an_answer_that_holds_is_counted_apart_also_after_resuming() throws IOException {
        Path in = file("in.txt", "One?\nTwo?\nThree?\nFour?\n");
        fate = question -> switch (question) {
            case "Two?" -> Answer.Status.UNSUPPORTED;
            case "Three?" -> Answer.Status.BUDGET_EXHAUSTED;
            default -> Answer.Status.ANSWERED;
        };
        for (int start = 0; start < 2; start++) {
            BatchReport report = run(plan(in));
            assertThat(report.outcome()).isEqualTo(BatchReport.Outcome.COMPLETE);
            assertThat(report.progress().unsupported()).isEqualTo(1);
            assertThat(report.progress().outOfBudget()).isEqualTo(1);
            assertThat(report.progress().notFound()).isZero();
        }
        assertThat(asked).hasSize(4);
    }

    @Test
    void what_else_stands_beside_a_question_goes_into_its_line() throws IOException {
        run(plan(file("in.csv", "id,question,gold\n1,Why?,because\n")));
        assertThat(lines().get(0).at("/input/gold").textValue()).isEqualTo("because");
    }
}

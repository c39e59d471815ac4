package dev.footnote.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.StructuredOutput;
import dev.footnote.api.StructuredOutput.Basis;
import dev.footnote.api.Usage;
import dev.footnote.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches whose answers fill a form. */
class BatchSchemaTest {

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"height\":{\"type\":\"number\"},"
            + "\"maker\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},\"open\":{\"type\":\"boolean\"}}},"
            + "\"spans\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}}}";
    private static final String OTHER =
            "{\"type\":\"object\",\"properties\":{\"river\":{\"type\":\"string\"}},\"required\":[\"river\"]}";

    @TempDir
    private Path folder;

    private static List<QuestionList.Question> read(String name, String text, String schema) {
        return list(name, text, schema).questions();
    }

    private static QuestionList list(String name, String text, String schema) {
        BatchPlan.Reading reading = new BatchPlan.Reading(null, null, 10_000, 5000).withOutputSchema(schema);
        return QuestionList.read(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), reading, 100);
    }

    private static List<String> schemas(List<QuestionList.Question> questions) {
        return questions.stream()
                .map(question -> String.valueOf(question.request().outputSchema()))
                .toList();
    }

    @Test
    void every_line_fills_the_batch_s_schema_whatever_the_input_is_written_in() {
        assertThat(schemas(read("x.jsonl", "{\"question\":\"How high?\"}\n\"How wide?\"\n", SCHEMA)))
                .containsExactly(SCHEMA, SCHEMA);
        assertThat(schemas(read("x.csv", "id,question\n1,How high?\n", SCHEMA))).containsExactly(SCHEMA);
        assertThat(schemas(read("x.txt", "How high?\nHow wide?\n", SCHEMA))).containsExactly(SCHEMA, SCHEMA);
        assertThat(schemas(read("x.txt", "How high?\n", null))).containsExactly("null");
    }

    @Test
    void a_line_may_have_a_schema_of_its_own_as_object_or_text() {
        String text = JsonNodeFactory.instance.textNode(OTHER).toString();
        String lines =
                "{\"question\":\"A?\",\"output_schema\":" + OTHER + "}\n{\"question\":\"B?\",\"output_schema\":" + text
                        + "}\n{\"question\":\"C?\",\"output_schema\":null}\n{\"question\":\"D?\",\"output_schema\":\" \"}\n";
        assertThat(schemas(read("x.jsonl", lines, SCHEMA))).containsExactly(OTHER, OTHER, SCHEMA, SCHEMA);
        assertThat(schemas(read("x.jsonl", lines, null))).containsExactly(OTHER, OTHER, "null", "null");
        String cell = "\"" + OTHER.replace("\"", "\"\"") + "\"";
        assertThat(schemas(read("x.csv", "question,output_schema\nA?," + cell + "\nB?,\n", SCHEMA)))
                .containsExactly(OTHER, SCHEMA);
        assertThat(read("x.jsonl", lines, null).get(0).carried()).isEmpty();
    }

    @Test
    void a_line_whose_schema_cannot_be_filled_is_a_bad_one_and_the_rest_is_taken() {
        QuestionList list = list(
                "x.jsonl",
                "{\"question\":\"A?\",\"output_schema\":{\"type\":\"object\"}}\n{\"question\":\"B?\",\"output_schema\":7}\n"
                        + "{\"question\":\"C?\",\"output_schema\":[]}\n{\"question\":\"D?\",\"output_schema\":\"no json\"}\n"
                        + "{\"question\":\"E?\",\"output_shema\":" + OTHER
                        + "}\n{\"question\":\"F?\",\"output_schema\":" + OTHER
                        + "}\n",
                null);
        assertThat(list.questions())
                .extracting(question -> question.request().question())
                .containsExactly("F?");
        assertThat(list.problems()).extracting(QuestionList.Problem::line).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(list.problems().get(0).problem()).contains("output_schema is an object without \"properties\"");
        assertThat(list.problems().get(1).problem()).contains("output_schema", "JSON Schema");
        assertThat(list.problems().get(2).problem()).contains("output_schema", "array");
        assertThat(list.problems().get(3).problem()).contains("output_schema is no JSON");
        assertThat(list.problems().get(4).problem()).contains("did you mean output_schema?");
    }

    @Test
    void a_call_for_openai_s_batches_names_its_schema_as_there() {
        String call =
                "{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"x\","
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"A?\"}],\"response_format\":%s}}\n";
        String format =
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"r\",\"strict\":true,\"schema\":" + OTHER + "}}";
        assertThat(schemas(read("x.jsonl", call.formatted(format), SCHEMA))).containsExactly(OTHER);
        assertThat(schemas(read("x.jsonl", call.formatted("{\"type\":\"text\"}"), null)))
                .containsExactly("null");
        assertThat(schemas(read("x.jsonl", call.formatted("null"), SCHEMA))).containsExactly(SCHEMA);
        assertThat(list("x.jsonl", call.formatted("{\"type\":\"json_object\"}"), null)
                        .problems()
                        .get(0)
                        .problem())
                .contains("response_format has the type \"json_object\"; give json_schema");
    }

    private static Answer answer(StructuredOutput output) {
        return new Answer(
                "run",
                "How high?",
                Answer.Status.ANSWERED,
                "It is 12 m high.",
                "12 m",
                0.5,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                output,
                "m",
                Usage.NONE,
                null);
    }

    private static StructuredOutput output(String json) {
        Citation quote = new Citation(1, "12 m high", 0, 9);
        return new StructuredOutput(
                json,
                List.of(
                        new Basis("height", Support.FULL, List.of(), List.of(quote)),
                        new Basis(
                                "maker.name",
                                Support.PARTIAL,
                                List.of(new Claim.Reason("missing", "the passage does not name Ann")),
                                List.of(quote)),
                        new Basis(
                                "maker.open",
                                Support.NONE,
                                List.of(new Claim.Reason("missing", "the sources that were read do not give it")),
                                List.of())));
    }

    private List<List<String>> rows(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (var reader = CsvReader.builder().ofCsvRecord(file)) {
            reader.forEach(row -> rows.add(row.getFields()));
        }
        return rows;
    }

    @Test
    void each_field_has_a_column_of_the_table_and_what_is_not_supported_says_why() throws IOException {
        Path file = folder.resolve("out.csv");
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        try (AnswerFile out = AnswerFile.open(file, Json.outputSchema(SCHEMA))) {
            out.append(
                    "a",
                    nothing,
                    answer(output("{\"height\":-12.50,\"maker\":{\"name\":\"=Ann\",\"open\":null},\"spans\":[3,4]}")));
            out.append("b", nothing, answer(null));
        }
        List<List<String>> rows = rows(file);
        List<String> head = rows.get(0);
        assertThat(head.subList(head.indexOf("input"), head.size()))
                .containsExactly(
                        "input",
                        "output",
                        "output_notes",
                        "output.height",
                        "output.maker.name",
                        "output.maker.open",
                        "output.spans");
        List<String> first = rows.get(1);
        assertThat(first.subList(head.indexOf("output.height"), head.size()))
                .containsExactly("-12.50", "'=Ann", "", "[3,4]");
        assertThat(first.get(head.indexOf("output"))).startsWith("{\"height\":-12.50,");
        assertThat(first.get(head.indexOf("output_notes")))
                .isEqualTo("maker.name: partial (the passage does not name Ann)\n"
                        + "maker.open: none (the sources that were read do not give it)");
        assertThat(rows.get(2).subList(head.indexOf("output"), head.size())).containsOnly("");
    }

    @Test
    void a_table_is_gone_on_with_under_the_same_fields_and_no_other() throws IOException {
        Path file = folder.resolve("out.csv");
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        try (AnswerFile out = AnswerFile.open(file, Json.outputSchema(SCHEMA))) {
            out.append("a", nothing, answer(output("{\"height\":1,\"maker\":{\"name\":\"A\\nB\"},\"spans\":[]}")));
        }
        byte[] before = Files.readAllBytes(file);
        try (AnswerFile out = AnswerFile.open(file, Json.outputSchema(SCHEMA))) {
            assertThat(out.has("a")).isTrue();
        }
        assertThatThrownBy(() -> AnswerFile.open(file, Json.outputSchema(OTHER)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 1 has other columns")
                .hasMessageContaining("--schema");
        assertThatThrownBy(() -> AnswerFile.open(file))
                .hasMessageContaining("give the same --schema or give another -o");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void lines_of_json_hold_the_values_and_what_each_rests_on() throws IOException {
        Path file = folder.resolve("out.jsonl");
        try (AnswerFile out = AnswerFile.open(file, Json.outputSchema(SCHEMA))) {
            out.append(
                    "a",
                    JsonNodeFactory.instance.objectNode(),
                    answer(output("{\"height\":12,\"maker\":{\"name\":\"Ann\",\"open\":null},\"spans\":[]}")));
        }
        var line = BatchBench.MAPPER.readTree(Files.readString(file));
        assertThat(line.at("/output/content/maker/name").asText()).isEqualTo("Ann");
        assertThat(line.at("/output/basis/2/reasons/0/text").asText()).contains("do not give it");
        assertThat(line.at("/output/basis/0/citations/0/quote").asText()).isEqualTo("12 m high");
    }
}

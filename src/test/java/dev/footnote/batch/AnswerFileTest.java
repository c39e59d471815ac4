package dev.footnote.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.footnote.api.Answer;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.Usage;
import dev.footnote.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AnswerFileTest {

    private static final String DONE = "{\"id\":\"a\",\"status\":\"answered\"}\n";
    private static final String FAILED = "{\"id\":\"b\",\"status\":\"failed\"}\n";

    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("out.jsonl"), text);
    }

    private static Answer answer(String text) {
        return new Answer(
                "run",
                "Why?",
                Answer.Status.ANSWERED,
                text,
                "",
                0.5,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "m",
                Usage.NONE,
                null);
    }

    @Test
    void a_line_torn_within_a_character_is_repaired() throws IOException {
        Path file = folder.resolve("out.jsonl");
        try (AnswerFile output = AnswerFile.open(file)) {
            output.append("a", NOTHING, answer("one"));
            output.append("b", NOTHING, answer("月球"));
        }
        byte[] whole = Files.readAllBytes(file);
        int first = new String(whole, UTF_8).indexOf('\n') + 1;
        for (int cut = first + 1; cut < whole.length - 1; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            try (AnswerFile output = AnswerFile.open(file)) {
                assertThat(output.torn()).isTrue();
                assertThat(output.kept()).isEqualTo(1);
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(whole, first));
        }
    }

    @Test
    void what_is_kept_is_kept_to_the_byte() throws IOException {
        String odd = "{\"id\" : \"月\", \"status\":\"not_found\", \"x\": 1.00}\n";
        Path file = file(odd + FAILED + DONE);
        AnswerFile.open(file).close();
        assertThat(Files.readString(file)).isEqualTo(odd + DONE);
        assertThat(folder.resolve("out.jsonl.repair")).doesNotExist();
    }

    @Test
    void what_a_killed_repair_left_behind_does_no_harm() throws IOException {
        Path file = file(DONE + FAILED);
        Files.writeString(folder.resolve("out.jsonl.repair"), "{\"id\":\"zz\",\"sta");
        AnswerFile.open(file).close();
        assertThat(Files.readString(file)).isEqualTo(DONE);
    }

    @Test
    void a_second_batch_in_this_process_is_refused_also_after_a_repair() throws IOException {
        Path file = file(DONE + FAILED);
        try (AnswerFile output = AnswerFile.open(file)) {
            assertThatThrownBy(() -> AnswerFile.open(file))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("another batch is writing");
            output.append("c", NOTHING, answer("one"));
        }
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_repair_keeps_link_and_permissions() throws IOException {
        Path file = file(DONE + FAILED);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link.jsonl"), file);
        AnswerFile.open(link).close();
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(file)).isEqualTo(DONE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_folder_may_be_a_link_and_folders_are_made() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        AnswerFile.open(link.resolve("out.jsonl")).close();
        AnswerFile.open(link.resolve("deep/er/out.jsonl")).close();
        assertThat(real.resolve("out.jsonl")).exists();
        assertThat(real.resolve("deep/er/out.jsonl")).exists();
    }

    @Test
    void a_folder_is_no_output() {
        assertThatThrownBy(() -> AnswerFile.open(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is a folder; name a file in it");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_device_is_written_without_being_read() throws IOException {
        try (AnswerFile output = AnswerFile.open(Path.of("/dev/full"))) {
            assertThatThrownBy(() -> output.append("a", NOTHING, answer("one"))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_interrupted_thread_can_still_write() throws IOException {
        Path file = folder.resolve("out.jsonl");
        try (AnswerFile output = AnswerFile.open(file)) {
            Thread.currentThread().interrupt();
            output.append("a", NOTHING, answer("one"));
            assertThat(Thread.interrupted()).isTrue();
            output.append("b", NOTHING, answer("two"));
        }
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void a_csv_torn_anywhere_is_repaired_and_gone_on_with() throws IOException {
        Path file = folder.resolve("out.CSV");
        ObjectNode gold = JsonNodeFactory.instance.objectNode().put("gold", "a, \"b\"");
        try (AnswerFile output = AnswerFile.open(file)) {
            output.append("=a", gold, answer("one\nand \"two\""));
            output.append("b", NOTHING, answer("月球,\n3"));
        }
        byte[] whole = Files.readAllBytes(file);
        String text = new String(whole, UTF_8);
        assertThat(text).startsWith("\ufeffid,status,question,").contains("\n'=a,answered,Why?,");
        int first = text.substring(0, text.indexOf("\nb,") + 1).getBytes(UTF_8).length;
        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            try (AnswerFile output = AnswerFile.open(file)) {
                assertThat(output.has("=a")).as("cut at " + cut).isEqualTo(cut >= first);
                assertThat(output.has("b")).isFalse();
                if (!output.has("=a")) {
                    output.append("=a", gold, answer("one\nand \"two\""));
                }
                output.append("b", NOTHING, answer("月球,\n3"));
            }
            assertThat(Files.readAllBytes(file)).as("cut at " + cut).isEqualTo(whole);
        }
    }

    @Test
    void a_csv_of_something_else_is_not_written_to() throws IOException {
        Path file = Files.writeString(folder.resolve("out.csv"), "name,age\nAnn,7\n");
        assertThatThrownBy(() -> AnswerFile.open(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 1 is no answer of a batch");
        assertThat(Files.readString(file)).isEqualTo("name,age\nAnn,7\n");
    }

    @Test
    void no_cell_of_a_csv_is_a_formula() throws IOException {
        Path file = folder.resolve("out.csv");
        try (AnswerFile output = AnswerFile.open(file)) {
            for (String evil : new String[] {"=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＠SUM(A1)"}) {
                output.append(evil, NOTHING, answer(evil));
            }
        }
        assertThat(Files.readAllLines(file).stream().skip(1))
                .allSatisfy(line -> assertThat(line).startsWith("'"))
                .noneSatisfy(line -> assertThat(line).containsPattern(",[=+@-]"));
    }

    @Test
    void what_steers_a_terminal_is_escaped_in_lines_and_left_out_of_tables() throws IOException {
        String odd = "It\u009b31m is \u202eso\u2066, \u001b]8;;https://evil.example\u0007here\u0085.";
        ObjectNode carried = JsonNodeFactory.instance.objectNode().put("gold\u202e", odd);
        for (String name : List.of("out.jsonl", "out.csv")) {
            Path file = folder.resolve(name);
            try (AnswerFile output = AnswerFile.open(file)) {
                output.append("a", carried, answer(odd));
            }
            assertThat(Files.readString(file)).as(name).doesNotContainPattern("[\\x1b\\x07\\x7f-\\x9f\u202e\u2066]");
            try (AnswerFile output = AnswerFile.open(file)) {
                assertThat(output.has("a")).as(name).isTrue();
            }
        }
    }

    @Test
    void every_line_of_a_batch_is_valid_under_the_schema_of_answers() throws IOException {
        Path file = folder.resolve("out.jsonl");
        ObjectNode gold = JsonNodeFactory.instance.objectNode().put("gold", "4").put("n", 5);
        try (AnswerFile output = AnswerFile.open(file)) {
            output.append("a", NOTHING, answer("one"));
            output.append("b", gold, answer(""));
        }
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Json.answerSchema());
        for (String line : Files.readAllLines(file)) {
            assertThat(schema.validate(new ObjectMapper().readTree(line))).isEmpty();
        }
        assertThat(Files.readString(file)).contains("\"input\":{\"gold\":\"4\",\"n\":5}");
    }
}

package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.cli.CommandLine.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms in which a file is read, and what is told about the reading. */
class ReadCommandTest {

    private static final String PAGE =
            "<html lang='en'><head><title>The weir</title></head><body><nav><a href='/'>Start</a></nav><main><h1>The"
                    + " weir</h1><p>It was built of slate in 1811 &amp; raised twice.</p><ul><li>one"
                    + " gate</li></ul><table><tr><th>Year</th><th>Height</th></tr><tr><td>1811</td><td>2"
                    + " m</td></tr></table><p>See the <a href='https://weir.example/log'>log</a>.</p><p"
                    + " hidden>unseen</p></main></body></html>";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("weir.html"), PAGE);
    }

    private static Said footnote(Object... arguments) {
        return CommandLine.run(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    }

    @Test
    void a_file_is_printed_as_markdown_text_or_json() throws IOException {
        Path file = folder.resolve("weir.html");

        assertThat(footnote("read", file).out()).contains("# The weir", "- one gate", "| 1811 | 2 m |");
        assertThat(footnote("read", "--format", "text", file).out())
                .startsWith("The weir\n")
                .contains("one gate", "1811\t2 m")
                .doesNotContain("#", "|", "- ");
        JsonNode json = new ObjectMapper()
                .readTree(footnote("read", "--format", "json", file).out());
        assertThat(json.at("/source/title").asText()).isEqualTo("The weir");
        assertThat(json.at("/source/text").asText()).contains("built of slate");
        assertThat(json.at("/left_out/furniture/navigation").asInt()).isEqualTo(1);
        assertThat(json.at("/left_out/hidden/not displayed").asInt()).isEqualTo(1);
        assertThat(json.at("/links/0").asText()).isEqualTo("https://weir.example/log");
        assertThat(json.path("cut").isNull()).isTrue();
    }

    @Test
    void what_was_left_out_is_told_on_demand() {
        Path file = folder.resolve("weir.html");

        assertThat(footnote("read", "--verbose", file).err())
                .contains("left out: 1 navigation; hidden: 1 not displayed");
        assertThat(footnote("read", file).err()).doesNotContain("left out");
    }

    @Test
    void a_goal_picks_the_passages_of_a_long_page() throws IOException {
        StringBuilder page = new StringBuilder("<h1>Log of the weir</h1>");
        for (int year = 1820; year < 1900; year++) {
            page.append("<p>In ")
                    .append(year)
                    .append(" the gate was ")
                    .append("greased and the sill swept clean. ".repeat(12));
            page.append(year == 1863 ? "An otter nested under the salmon ladder that spring." : "")
                    .append("</p>");
        }
        Path file = Files.writeString(folder.resolve("log.html"), "<main>" + page + "</main>");

        String out =
                footnote("read", "--goal", "otter at the salmon ladder", file).out();
        JsonNode json = new ObjectMapper()
                .readTree(footnote("read", "--format", "json", "--goal", "otter at the salmon ladder", file)
                        .out());

        assertThat(out).startsWith("# Log of the weir").contains("An otter nested", "\n\n[...]\n\n");
        assertThat(out.length()).isLessThan(13_000);
        assertThat(footnote("read", file).out().length()).isGreaterThan(30_000);
        String text = json.at("/source/text").asText();
        assertThat(json.path("passages"))
                .isNotEmpty()
                .allSatisfy(passage -> assertThat(text.startsWith(
                                passage.path("text").asText(),
                                passage.path("start").asInt()))
                        .isTrue());
    }

    @Test
    void a_goal_leaves_a_short_page_whole_and_does_not_go_with_folders() {
        Path file = folder.resolve("weir.html");

        assertThat(footnote("read", "--goal", "height", file).out())
                .isEqualTo(footnote("read", file).out());
        Said said = footnote("read", "--goal", "height", "--files", folder, "--output", folder.resolve("o.json"));
        assertThat(said.code()).isNotZero();
        assertThat(said.err()).contains("--goal picks passages of one page");
    }

    @Test
    void a_folder_is_read_into_one_file_for_scorers() throws IOException {
        Files.writeString(folder.resolve("mill.html"), "<p>The mill stood below it.</p>");
        Files.writeString(folder.resolve("notes.txt"), "not HTML");
        Path output = folder.resolve("out.json");

        Said said = footnote("read", "--files", folder, "--output", output);

        assertThat(said.code()).isZero();
        JsonNode json = new ObjectMapper().readTree(Files.readString(output));
        assertThat(json.fieldNames()).toIterable().containsExactly("mill", "weir");
        assertThat(json.at("/mill/articleBody").asText()).isEqualTo("The mill stood below it.");
    }

    @Test
    void files_without_output_are_refused_with_the_remedy() {
        Said said = footnote("read", "--files", folder);

        assertThat(said.code()).isNotZero();
        assertThat(said.err()).contains("--files DIR with --output FILE");
    }
}

package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.config.Settings;
import dev.footnote.page.DocumentParser;
import dev.footnote.page.format.ParsedDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of one file: its documents, or in one line why there are none. */
class FileDocumentsTest {

    @TempDir
    private Path folder;

    private final List<CorpusDocument> taken = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> flags = new HashMap<>();
    private DocumentParser parser = (url, name, bytes) -> parsed("", new String(bytes, StandardCharsets.UTF_8));

    private static ParsedDocument parsed(String title, String text) {
        return new ParsedDocument(title, text, "en", null, List.of(), List.of());
    }

    private FileDocuments documents() {
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        return new FileDocuments(CorpusSettings.from(settings), parser);
    }

    private void read(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        documents().read(file, taken::add, problems);
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, true",
        "a.MD, true",
        "a.b.pdf, true",
        "a.jsonl, true",
        "a.mp4, false",
        "txt, false",
        "a., false",
        "usage.rst.inc, true",
        "usage.inc, false",
        "a.mp4.inc, false"
    })
    void files_are_taken_by_their_endings(String name, boolean takes) {
        assertThat(documents().takes(folder.resolve(name))).isEqualTo(takes);
    }

    @ParameterizedTest
    @CsvSource({"a.MP4, mp4", "README, no ending", "a.tar.gz, gz"})
    void the_kind_of_a_file_is_its_ending_or_told_in_words(String name, String kind) {
        assertThat(FileDocuments.kind(folder.resolve(name))).isEqualTo(kind);
    }

    @Test
    void a_file_without_a_title_goes_by_its_name() throws IOException {
        read("swans.txt", "They moult in June.");
        assertThat(problems).isEmpty();
        assertThat(taken).singleElement().satisfies(document -> {
            assertThat(document.title()).isEqualTo("swans.txt");
            assertThat(document.text()).isEqualTo("They moult in June.");
            assertThat(document.url()).isEqualTo(folder.resolve("swans.txt").toUri());
        });
    }

    @ParameterizedTest
    @CsvSource({"'', holds no text", "'  \n ', holds no text"})
    void an_empty_file_is_told(String content, String problem) throws IOException {
        read("swans.txt", content);
        assertThat(taken).isEmpty();
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("swans.txt: " + problem)
                .endsWith("; left out");
    }

    @Test
    void bytes_that_are_no_text_are_told_whatever_the_name() throws IOException {
        read("swans.txt", "swan\u0001\u0002\u0003".repeat(20));
        assertThat(problems).singleElement().asString().contains("holds bytes that are no text");
    }

    @Test
    void a_file_above_the_limit_is_not_even_read() throws IOException {
        flags.put("corpus.max_file_bytes", "10");
        parser = (url, name, bytes) -> {
            throw new AssertionError("it was read");
        };
        read("swans.txt", "They moult in June.");
        assertThat(problems).singleElement().asString().contains("has 19 bytes, more than corpus.max_file_bytes");
    }

    @Test
    void a_file_that_is_gone_is_told_in_words() throws IOException {
        documents().read(folder.resolve("gone.txt"), taken::add, problems);
        assertThat(problems).singleElement().asString().contains("cannot be read (it is gone); left out");
    }

    @Test
    void what_the_parser_says_is_passed_on_and_cancelling_ends_it_all() throws IOException {
        parser = (url, name, bytes) -> {
            throw new PermanentException("it is a PDF under a password");
        };
        read("swans.pdf", "x");
        assertThat(problems).singleElement().asString().contains("(it is a PDF under a password)");
        parser = (url, name, bytes) -> {
            throw new CancelledException("enough");
        };
        assertThatThrownBy(() -> read("more.pdf", "x")).isInstanceOf(CancelledException.class);
    }

    @Test
    void a_failure_to_write_the_index_is_no_fault_of_the_file() {
        assertThatThrownBy(() -> {
                    Path file = Files.writeString(folder.resolve("swans.txt"), "They moult.");
                    documents()
                            .read(
                                    file,
                                    document -> {
                                        throw new IOException("disk full");
                                    },
                                    problems);
                })
                .isInstanceOf(FileDocuments.IndexFailure.class)
                .hasRootCauseMessage("disk full");
        assertThat(problems).isEmpty();
    }

    // --- JSON lines
    // ---------------------------------------------------------------------------------------------

    @Test
    void each_line_is_a_document_under_its_own_address() throws IOException {
        read(
                "birds.jsonl",
                "{\"title\": \" Swan \", \"text\": \"It moults.\", \"url\": \"https://pond.example/swan\"}\n\n"
                        + "{\"id\": \"b 2\", \"text\": \"It sings.\"}\n{\"text\": \"It dives.\", \"url\": \"not/absolute\"}\n"
                        + "{\"text\": \"It hides.\", \"url\": \"https://pond.example/%zz\"}\n");
        assertThat(problems).isEmpty();
        assertThat(taken).extracting(CorpusDocument::title).containsExactly("Swan", "", "", "");
        assertThat(taken.get(0).url()).isEqualTo(URI.create("https://pond.example/swan"));
        assertThat(taken.get(1).url().toString()).endsWith("birds.jsonl#b%202");
        assertThat(taken.get(2).url().toString()).matches("file:.*birds\\.jsonl#[0-9a-f]{12}");
        assertThat(taken).extracting(CorpusDocument::url).doesNotHaveDuplicates();
    }

    @Test
    void the_same_text_keeps_its_address_wherever_it_stands_in_the_file() throws IOException {
        read("one.jsonl", "{\"text\": \"It moults.\"}\n");
        read("one.jsonl", "{\"text\": \"It sings.\"}\n{\"text\": \"It moults.\"}\n");
        assertThat(taken.get(2).url()).isEqualTo(taken.get(0).url());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | is no JSON (",
                "[1, 2] | is no JSON object",
                "{\"title\": \"Swan\"} | has no \"text\"",
                "{\"text\": \"  \"} | has no \"text\"",
                "{\"text\": [\"a\"]} | has no \"text\""
            })
    void a_line_that_cannot_be_taken_is_told_with_its_number_and_costs_no_other(String line, String problem)
            throws IOException {
        read("birds.jsonl", "{\"text\": \"It moults.\"}\n" + line + "\n{\"text\": \"It sings.\"}\n");
        assertThat(taken).hasSize(2);
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("birds.jsonl line 2: " + problem)
                .doesNotContain("Source:")
                .endsWith("; left out");
    }

    @Test
    void an_address_that_came_before_is_told() throws IOException {
        read("birds.jsonl", "{\"id\": \"1\", \"text\": \"It moults.\"}\n{\"id\": \"1\", \"text\": \"It sings.\"}\n");
        assertThat(taken).hasSize(1);
        assertThat(problems).singleElement().asString().contains("line 2: has the address of an earlier line, ");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 40})
    void of_many_bad_lines_the_first_are_told_and_the_others_counted(int bad) throws IOException {
        read("birds.jsonl", "no json\n".repeat(bad) + "{\"text\": \"It moults.\"}\n");
        assertThat(taken).hasSize(1);
        assertThat(problems).hasSize(Math.min(bad, 6));
        if (bad > 5) {
            assertThat(problems).last().asString().endsWith((bad - 5) + " more lines could not be taken");
        }
    }

    @Test
    void what_is_left_out_under_some_limits_depends_on_them_alone() {
        String before = documents().means();
        assertThat(documents().means()).isEqualTo(before);
        flags.put("corpus.max_file_bytes", "9000");
        assertThat(documents().means()).isNotEqualTo(before);
    }
}

package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.footnote.page.format.ParsedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole pages with all that stands around a text; {@code -Dgolden.record=true} writes the expected texts anew. */
class GoldenPagesTest {

    private static final Path FOLDER = Path.of("src/test/resources/dev/footnote/page");

    @ParameterizedTest
    @ValueSource(strings = {"article", "docs", "tables", "chinese"})
    void a_page_reads_as_recorded(String name) throws IOException {
        ParsedDocument page = Parsing.bytes(name + ".html", Files.readAllBytes(FOLDER.resolve(name + ".html")));
        String text = Stream.of(
                        "title: " + page.title(),
                        "language: " + page.language(),
                        "date: " + page.published(),
                        "aliases: " + page.aliases(),
                        "links: " + page.links(),
                        "",
                        page.text(),
                        "")
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow();
        Path golden = FOLDER.resolve(name + ".md");
        if (Boolean.getBoolean("golden.record")) {
            Files.writeString(golden, text);
            fail("recorded " + golden + "; read the diff, then run without golden.record");
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }
}

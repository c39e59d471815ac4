package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.footnote.api.Cancellation;
import dev.footnote.api.search.Query;
import dev.footnote.api.search.SearchScope;
import dev.footnote.config.Settings;
import dev.footnote.page.DocumentParser;
import dev.footnote.page.format.PageSettings;
import dev.footnote.testkit.Adversarial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdversarialDocumentsIT {

    @TempDir
    private Path temp;

    private Corpus corpus() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("docs"));
        Settings settings = Settings.defaults();
        return Corpora.open(
                List.of(folder),
                temp.resolve("home"),
                CorpusSettings.from(settings),
                DocumentParser.create(PageSettings.from(settings)),
                Clock.systemUTC());
    }

    @Test
    void any_text_can_be_indexed_and_looked_for() throws IOException {
        try (Corpus corpus = corpus()) {
            Adversarial.feed(List.of("文·", "1,1,1,", "<b>", "- a\n"), text -> {
                String value = JsonNodeFactory.instance.textNode(text).toString();
                try {
                    Files.writeString(temp.resolve("docs").resolve("a.txt"), "honey " + text);
                    Files.writeString(
                            temp.resolve("docs").resolve("b.jsonl"),
                            "{\"id\":\"a\",\"title\":" + value + ",\"text\":" + value + "}\n" + text + "\n"
                                    + "{\"a\":".repeat(20_000));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                corpus.refresh(line -> {}, new Cancellation());
                assertThat(corpus.engine().search(query("honey"), new Cancellation()))
                        .isNotNull();
                corpus.engine().search(query("x" + text.substring(0, 4000)), new Cancellation());
            });
        }
    }

    @Test
    void files_that_are_damaged_are_left_out_with_a_reason() throws IOException {
        try (Corpus corpus = corpus()) {
            Files.writeString(temp.resolve("docs").resolve("a.pdf"), "plain words about honey");
            Files.writeString(temp.resolve("docs").resolve("b.docx"), "PK\u0003\u0004 and then nothing about honey");
            IndexReport report = corpus.refresh(line -> {}, new Cancellation());
            assertThat(report.documents()).isZero();
            assertThat(report.problems())
                    .anyMatch(problem -> problem.contains("a.pdf") && problem.contains("does not begin as one"))
                    .anyMatch(problem -> problem.contains("b.docx") && problem.contains("cut off"));
        }
    }

    private static Query query(String text) {
        return new Query(text, 8, 1, null, SearchScope.ALL);
    }
}

package dev.footnote.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Answer;
import dev.footnote.api.PermanentException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.service.FootnoteService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One front door for each folder that lines name, and not more of them than allowed. */
class FootnotePoolTest {

    private static final ResearchRequest WHO = ResearchRequest.of("Who kept the ferry of Orrin?");

    @TempDir
    private Path folder;

    private final List<Path> opened = new ArrayList<>();

    private Path corpus(String name) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        Files.writeString(made.resolve("ferry.md"), "# Ferry\n\nThe ferry of Orrin was kept by Una Macrae.\n");
        return made;
    }

    private FootnoteService open(Path corpus) {
        opened.add(corpus);
        return FootnoteService.builder()
                .environment(Map.of())
                .home(folder.resolve("home"))
                .model("offline")
                .corpus(corpus)
                .build();
    }

    @Test
    void each_folder_is_opened_once_and_closed_at_the_end_and_one_too_many_is_refused() throws IOException {
        Path a = corpus("a");
        Path b = corpus("b");
        Path c = corpus("c");
        FootnotePool pool = new FootnotePool(open(a), this::open, 2);
        for (Path corpus : List.of(b, c, folder.resolve("a/../b"))) {
            assertThat(pool.start(WHO, corpus).result().join().status()).isEqualTo(Answer.Status.ANSWERED);
        }
        assertThat(opened).containsExactly(a, b, c);
        assertThatThrownBy(() -> pool.start(WHO, a))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("more than 2")
                .hasMessageContaining("batch.max_corpora");
        assertThat(pool.start(WHO, null).result().join().status()).isEqualTo(Answer.Status.ANSWERED);
        pool.close();
        assertThat(opened).hasSize(3);
    }
}

package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where searches go for those who have set little or nothing. */
class KeylessTest {

    @TempDir
    private Path home;

    private String searched(Map<String, String> environment) {
        try (FootnoteService footnote =
                FootnoteService.builder().environment(environment).home(home).build()) {
            return footnote.searched();
        }
    }

    @Test
    void with_a_models_key_alone_the_open_engines_are_searched() {
        assertThat(searched(Map.of("MOONSHOT_API_KEY", "sk-test")))
                .isEqualTo(
                        "search queries go to en.wikipedia.org, api.openalex.org, api.crossref.org, export.arxiv.org");
    }

    @Test
    void with_nothing_the_sample_is_searched_and_nothing_leaves_the_machine() {
        assertThat(searched(Map.of())).contains("only the bundled sample is searched");
    }

    @Test
    void the_callers_own_engine_is_named() {
        try (FootnoteService footnote = FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .searchEngine("intranet", request -> {
                    throw new IllegalStateException("nobody asks");
                })
                .build()) {
            assertThat(footnote.searched()).isEqualTo("search queries go to intranet");
        }
    }
}

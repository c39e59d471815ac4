package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Answer;
import dev.footnote.api.Cancellation;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request chooses of models and places, with the embedded model and an engine of the test's own. */
class PlacesTest {

    private static final String QUESTION = "Who designed the Harrow bridge?";

    @TempDir
    private Path home;

    @TempDir
    private Path folders;

    private int asked;

    @BeforeEach
    void write() throws Exception {
        for (String name : List.of("first", "second", "deep/first")) {
            Path folder = Files.createDirectories(folders.resolve(name));
            Files.writeString(
                    folder.resolve("bridge.md"),
                    "# Harrow bridge\n\nThe Harrow bridge was designed by Ellen Hart, says " + name + ".\n");
        }
    }

    private SearchEngine engine() {
        return new SearchEngine() {
            @Override
            public EngineTraits traits() {
                return new EngineTraits("own", "own", EngineTraits.Reach.WEB, "127.0.0.1", BigDecimal.ZERO);
            }

            @Override
            public List<Hit> search(Query query, Cancellation cancellation) {
                asked++;
                return List.of(new Hit(
                        URI.create("https://bridges.example.org/harrow"),
                        "Harrow bridge",
                        "Who designed the Harrow bridge",
                        List.of("own"),
                        null,
                        null));
            }
        };
    }

    private FootnoteService open() {
        return FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .model("offline")
                .corpus(folders.resolve("first"))
                .corpus(folders.resolve("second"))
                .corpus(folders.resolve("deep/first"))
                .searchEngine(engine())
                .build();
    }

    /** The last folders of what was read, and the hosts of what was found besides. */
    private static Set<String> places(ResearchRun run) {
        run.result().join();
        Set<String> out = new TreeSet<>();
        run.events(1).forEach(recorded -> {
            if (recorded.event() instanceof ResearchEvent.SearchDone done) {
                done.result().hits().forEach(hit -> out.add(place(hit.url())));
            }
            if (recorded.event() instanceof ResearchEvent.SourceFrozen frozen) {
                out.add(place(frozen.source().url()));
            }
        });
        return out;
    }

    private static String place(URI url) {
        if (url.getScheme().equals("https")) {
            return "web";
        }
        return url.getPath().contains("/deep/") ? "deep" : url.getPath().contains("/second/") ? "second" : "first";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | deep, first, second, web",
                "web, corpus | deep, first, second, web",
                "corpus | deep, first, second",
                "web | web",
                "corpus/second | second",
                "corpus/first | first",
                "corpus/2/first | deep",
                "corpus/2/first, corpus/second | deep, second",
                "corpus/second, web | second, web",
                "corpus/second, corpus | deep, first, second"
            })
    void only_the_places_that_were_chosen_are_searched_and_read(String chosen, String expected) {
        List<String> names = chosen.isEmpty() ? List.of() : List.of(chosen.split(", ", -1));
        try (FootnoteService footnote = open()) {
            ResearchRun run =
                    footnote.start(ResearchRequest.about(QUESTION).places(names).build());
            assertThat(String.join(", ", places(run))).isEqualTo(expected);
        }
        assertThat(asked > 0).isEqualTo(expected.contains("web"));
    }

    @Test
    void a_choice_holds_for_one_run_only() {
        try (FootnoteService footnote = open()) {
            ResearchRequest narrow = ResearchRequest.about(QUESTION)
                    .places(List.of("corpus/second"))
                    .build();
            assertThat(places(footnote.start(narrow))).containsExactly("second");
            assertThat(places(footnote.start(ResearchRequest.of(QUESTION)))).contains("first", "second", "deep", "web");
        }
    }

    @Test
    void what_is_not_there_is_refused_with_what_is() {
        try (FootnoteService footnote = open()) {
            assertThatThrownBy(() -> footnote.start(ResearchRequest.about(QUESTION)
                            .places(List.of("corpus", "corpus/third"))
                            .build()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("corpus/third")
                    .hasMessageContaining("web, corpus, corpus/first, corpus/second, corpus/2/first");
            assertThatThrownBy(() -> footnote.start(
                            ResearchRequest.about(QUESTION).model("kimi").build()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("\"kimi\"")
                    .hasMessageContaining("offline");
            Answer answer = footnote.research(
                    ResearchRequest.about(QUESTION).model("offline").build());
            assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        }
    }

    @Test
    void the_options_tell_what_there_is() {
        try (FootnoteService footnote = open()) {
            RunOptions options = footnote.options();
            assertThat(options.places())
                    .containsExactly("web", "corpus", "corpus/first", "corpus/second", "corpus/2/first");
            assertThat(options.models()).containsExactly(new RunOptions.Model("offline", "offline-extractive"));
            assertThat(options.modes()).as("the embedded model does not think").isEmpty();
            assertThat(options.budget().maxSteps()).isPositive();
        }
        try (FootnoteService sample = FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .model("offline")
                .build()) {
            assertThat(sample.options().places()).containsExactly("corpus");
        }
        try (FootnoteService hosts = FootnoteService.builder()
                .environment(Map.of("MOONSHOT_API_KEY", "k", "OPENROUTER_API_KEY", "k"))
                .home(home)
                .setting("model.endpoint", "kimi, openrouter")
                .build()) {
            RunOptions options = hosts.options();
            assertThat(options.models().stream().map(RunOptions.Model::endpoint))
                    .containsExactly("kimi", "openrouter");
            assertThat(options.places()).containsExactly("web");
            assertThat(options.modes()).containsExactly(ResearchRequest.Mode.values());
        }
    }
}

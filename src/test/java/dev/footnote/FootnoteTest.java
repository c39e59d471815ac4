package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.Cancellation;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ModelInfo;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.research.ScriptedModel;
import dev.footnote.store.MemoryRunStore;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an embedder can do: bring a store, an engine, threads and a model, and nothing that only our own doors need. */
class FootnoteTest {

    private static final String QUESTION = "Who kept the lighthouse of Skerry Point?";

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    /** Has no hits; remembers what it was asked. */
    private static final class Empty implements SearchEngine {
        private final List<String> queries = new CopyOnWriteArrayList<>();

        @Override
        public EngineTraits traits() {
            return new EngineTraits("empty", "empty", EngineTraits.Reach.CORPUS, "", null);
        }

        @Override
        public List<Hit> search(Query query, Cancellation cancellation) {
            queries.add(query.text());
            return List.of();
        }
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("keeper.md"),
                "# Skerry Point\n\nThe lighthouse of Skerry Point was kept by Ada Brennan from 1908 to 1914.\n");
    }

    private FootnoteBuilder builder() {
        return Footnote.builder().environment(Map.of()).home(home).corpus(folder);
    }

    @Test
    void shows_only_what_embedders_need() {
        assertThat(Arrays.stream(Footnote.class.getDeclaredMethods())
                        .filter(m -> Modifier.isPublic(m.getModifiers()))
                        .map(Method::getName)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "builder", "research", "start", "resume", "search", "read", "index", "close");
    }

    @Test
    void keeps_runs_in_the_callers_store_and_resumes_them_from_there() {
        MemoryRunStore store = new MemoryRunStore(10, Duration.ofHours(1), Clock.systemUTC());
        String id;
        Answer first;
        try (Footnote footnote = builder().model("offline").store(store).build()) {
            ResearchRun run = footnote.start(ResearchRequest.of(QUESTION));
            first = run.result().join();
            id = run.id();
        }
        assertThat(first.shortAnswer()).contains("Ada Brennan");
        assertThat(store.list("", 5, null)).extracting(StoredRun::id).containsExactly(id);
        try (Footnote footnote = builder().model("offline").store(store).build()) {
            assertThat(footnote.resume(id).orElseThrow().result().join()).isEqualTo(first);
            assertThat(footnote.resume("unknown")).isEmpty();
        }
    }

    @Test
    void asks_the_callers_own_engine() {
        Empty engine = new Empty();
        try (Footnote footnote = builder().model("offline").searchEngine(engine).build()) {
            footnote.search("lighthouse keeper");
        }
        assertThat(engine.queries).containsExactly("lighthouse keeper");
    }

    @Test
    void works_on_the_callers_threads_and_leaves_them_running() {
        AtomicInteger made = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            made.incrementAndGet();
            return new Thread(task);
        });
        try {
            try (Footnote footnote =
                    builder().model("offline").executor(threads).build()) {
                assertThat(footnote.research(QUESTION).shortAnswer()).contains("Ada Brennan");
            }
            assertThat(made.get()).isPositive();
            assertThat(threads.isShutdown()).isFalse();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_limit_in_money_needs_the_price_of_the_callers_model() {
        ResearchRequest request = ResearchRequest.about(QUESTION)
                .budget(Budget.builder().maxCostUsd(BigDecimal.ONE).build())
                .build();
        ScriptedModel model = ScriptedModel.of(ScriptedModel.prose("There is nothing to tell."));
        try (Footnote footnote =
                builder().chatModel(model, ModelInfo.named("mine")).build()) {
            assertThatThrownBy(() -> footnote.start(request))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("prices");
        }
        assertThat(model.requests).isEmpty();
        ModelInfo priced = ModelInfo.named("mine").withWindow(32_768).withPrice(tokens -> new BigDecimal("0.25"));
        try (Footnote footnote = builder().chatModel(model, priced).build()) {
            Answer answer = footnote.start(request).result().join();
            assertThat(answer.usage().costUsd()).isGreaterThanOrEqualTo(new BigDecimal("0.25"));
        }
    }

    @Test
    void odd_descriptions_of_a_model_are_refused() {
        assertThatThrownBy(() -> ModelInfo.named(" ")).hasMessageContaining("name is blank");
        ModelInfo named = ModelInfo.named("mine");
        assertThatThrownBy(() -> named.withWindow(-1)).hasMessageContaining("window is -1");
    }

    @Test
    void builders_make_what_the_constructors_make() {
        Budget budget = Budget.builder()
                .maxSteps(3)
                .maxTokens(1_000)
                .maxCostUsd(BigDecimal.TEN)
                .maxTime(Duration.ofMinutes(2))
                .build();
        assertThat(budget).isEqualTo(new Budget(3, 1_000L, BigDecimal.TEN, Duration.ofMinutes(2)));
        assertThat(Budget.builder().build()).isEqualTo(Budget.UNSET);
        ResearchRequest built = ResearchRequest.about(QUESTION)
                .budget(budget)
                .language("de")
                .outputSchema("{\"type\": \"object\"}")
                .build();
        assertThat(built)
                .isEqualTo(ResearchRequest.of(QUESTION)
                        .withBudget(budget)
                        .withLanguage("de")
                        .withOutputSchema("{\"type\": \"object\"}"));
        Budget.Builder none = Budget.builder().maxSteps(0);
        assertThatThrownBy(none::build).isInstanceOf(IllegalArgumentException.class);
    }
}

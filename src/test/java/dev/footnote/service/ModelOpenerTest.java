package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.config.Settings;
import dev.footnote.config.Settings.Inputs;
import dev.footnote.research.state.ModelsInOrder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Models that are named need no network to be opened. */
class ModelOpenerTest {

    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void a_models_name_counts_for_the_first_endpoint_only() throws Exception {
        Settings settings = Settings.load(new Inputs(
                null,
                Map.of("KIMI_API_KEY", "k"),
                Map.of("model.name", "one-model", "llm.vllm.model", "another-model")));
        try (OwnedResources owned = new OwnedResources()) {
            ModelsInOrder models = new ModelOpener(settings, "nowhere", executor, Clock.systemUTC(), owned)
                    .hosts(List.of("kimi", "vllm"))
                    .models();
            assertThat(models.first().model().model()).isEqualTo("one-model");
            assertThat(models.after("kimi", model -> true).orElseThrow().model().model())
                    .isEqualTo("another-model");
        }
    }
}

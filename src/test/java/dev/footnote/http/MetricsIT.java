package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.ModelInfo;
import dev.footnote.research.ScriptedModel;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is scraped after a run that was sent back twice. */
@Timeout(60)
class MetricsIT {

    @TempDir
    private Path home;

    private static String draft(String text, String quote) {
        return "{\"found\": true, \"short_answer\": \"1931\", \"confidence\": 0.9, \"claims\": [{\"text\": \"" + text
                + "\", \"quotes\": [{\"source\": 1, \"quote\": \"" + quote + "\"}]}]}";
    }

    /** The counts, once the last one of the run is there: an answer may be sent before its run is counted. */
    private static String scraped(Door door, String last) throws Exception {
        String told = door.get("/metrics").body();
        for (int i = 0; i < 200 && !told.contains(last); i++) {
            Thread.sleep(20);
            told = door.get("/metrics").body();
        }
        return told;
    }

    @Test
    void a_run_counts_its_money_tokens_refusals_verdicts_and_engines() throws Exception {
        Files.createDirectories(home.resolve("docs"));
        Path page = Files.writeString(
                home.resolve("docs/lock.txt"),
                "The canal lock at Brenford was opened in 1931 by the mayor.\nIt is 40 m long.\n");
        String quote = "The canal lock at Brenford was opened in 1931 by the mayor.";
        ScriptedModel model = ScriptedModel.of(
                ScriptedModel.turn("Look.", "search", "{\"queries\": [\"canal lock Brenford\"]}"),
                ScriptedModel.turn("Read.", "read", "{\"url\": \"" + page.toUri() + "\"}"),
                ScriptedModel.turn(
                        "Done.",
                        "submit_answer",
                        draft("The lock at Brenford was opened in 1931.", "The lock was opened to boats in 1931")),
                ScriptedModel.turn(
                        "Again.", "submit_answer", draft("The canal lock at Brenford was opened in 1936.", quote)),
                ScriptedModel.turn(
                        "Last.", "submit_answer", draft("The canal lock at Brenford was opened in 1931.", quote)));
        ModelInfo info = new ModelInfo("scripted-1", 0, tokens -> new BigDecimal("0.25"));
        try (Door door = Door.open(home, Map.of("answer.judge", "off"), model, info)) {
            assertThat(door.post("{\"question\": \"When was the canal lock at Brenford opened?\"}")
                            .statusCode())
                    .isEqualTo(200);
            door.get("/v1/research/none");
            String scraped = scraped(door, "footnote_model_calls_seconds_count{endpoint=\"custom\"} 5");
            assertThat(scraped.lines())
                    .contains(
                            "footnote_runs_seconds_count{status=\"answered\"} 1",
                            "footnote_cost_usd_total 1.25",
                            "footnote_claims_total{support=\"full\"} 1.0",
                            "footnote_refusals_total{reason=\"quote\"} 1.0",
                            "footnote_model_calls_seconds_count{endpoint=\"custom\"} 5",
                            "footnote_engine_calls_seconds_count{engine=\"corpus\",outcome=\"answered\"} 1",
                            "footnote_http_refusals_total{problem=\"unknown-run\"} 1.0");
            assertThat(scraped)
                    .contains("footnote_refusals_total{reason=\"date\"} 1.0")
                    .contains("footnote_model_tokens_total{kind=\"cached_input\"}")
                    .contains("footnote_model_tokens_total{kind=\"reasoning\"}")
                    .doesNotContain("Brenford");
        }
    }
}

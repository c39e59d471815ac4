package dev.footnote.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.config.Settings;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a host answers, the examination ends with a finding for every check, and never with an exception. */
class BrokenHostIT {

    private static final List<String> PIECES = List.of(
            "{\"choices\":[{\"delta\":{\"content\":null,\"tool_calls\":null},\"finish_reason\":null}]}",
            "{\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\"}]}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\"OK\"}}]}",
            "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":null}]}}]}",
            "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":\"x\",\"id\":7,\"function\":{\"arguments\":[1]}}]}}]}",
            "{\"choices\":[{\"delta\":{\"tool_calls\":{\"index\":0}}}]}",
            "{\"choices\":{}}",
            "{\"choices\":[]}",
            "{\"usage\":{\"prompt_tokens\":-5,\"completion_tokens\":-1}}",
            "{\"usage\":{\"prompt_tokens\":\"many\"}}",
            "{\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":99999999999,\"cached_tokens\":\"all\"}}",
            "{\"error\":null}",
            "{\"error\":{\"message\":null}}",
            "{\"choices\":[{\"delta\":{},\"finish_reason\":\"unexpected_state\"}]}",
            "[]",
            "null",
            "7",
            "{",
            "<html>Bad gateway</html>",
            "\u0000\u001b[2J");

    private static Turn turn(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Turn.status(400 + random.nextInt(120), piece(random), Map.of());
            case 1 -> Turn.body("application/json", piece(random));
            case 2 -> Turn.body("text/html", "<html>" + piece(random));
            case 3 -> Turn.reset();
            default -> {
                var turn = Turn.raw(piece(random));
                for (int i = random.nextInt(6); i > 0; i--) {
                    turn.raw(piece(random));
                }
                yield random.nextBoolean()
                        ? turn.raw("[DONE]")
                        : turn.cutAfter(2).clean();
            }
        };
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    @Test
    void garbage_of_every_kind_is_survived() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            try (ScriptedKimi host = ScriptedKimi.start()) {
                if (random.nextBoolean()) {
                    host.listing(turn(random));
                }
                if (random.nextBoolean()) {
                    host.balance(piece(random));
                }
                // Some answers are sound, so that the later checks are reached too.
                FakeHost sound = new FakeHost("reasoning_content");
                host.answering(body -> random.nextInt(3) == 0 ? turn(random) : sound.apply(body));
                Settings settings = Settings.load(new Settings.Inputs(
                        null,
                        Map.of(),
                        Map.of(
                                "model.endpoint", "kimi",
                                "llm.kimi.base_url", host.baseUrl(),
                                "llm.kimi.key", "sk-secret-0123456789",
                                "doctor.max_time", "20s",
                                "chat.backoff", "1ms")));
                DoctorReport report = new Doctor(settings, Clock.systemUTC()).examine(false, finding -> {});
                assertThat(report.findings())
                        .as("seed %d", seed)
                        .extracting(Finding::check)
                        .containsExactly(Check.values());
                assertThat(report.findings()).allSatisfy(finding -> {
                    assertThat(finding.seen()).isNotBlank();
                    boolean told = finding.level() == Finding.Level.WARN || finding.level() == Finding.Level.FAIL;
                    assertThat(finding.change().isBlank()).as("%s", finding).isEqualTo(!told);
                });
                assertThat(report.toString()).doesNotContain("sk-secret");
            }
        }
    }
}

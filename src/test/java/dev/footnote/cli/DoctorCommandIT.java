package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.cli.CommandLine.Said;
import dev.footnote.doctor.DoctorHost;
import dev.footnote.testkit.ScriptedKimi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code footnote doctor} from outside: its table, its JSON, its exit codes. */
class DoctorCommandIT {

    private static Said doctor(ScriptedKimi host, String... more) {
        List<String> all = new ArrayList<>(List.of("doctor", "--model", "kimi", "--set", "chat.backoff=1ms"));
        all.addAll(
                List.of("--set", "llm.kimi.base_url=" + host.baseUrl(), "--set", "llm.kimi.key=sk-secret-0123456789"));
        all.addAll(List.of(more));
        return footnote(all.toArray(String[]::new));
    }

    private static Said footnote(String... arguments) {
        Said said = CommandLine.run(arguments);
        assertThat(said.out() + "\n" + said.err()).doesNotContain("sk-secret", "\u001b[2J");
        return said;
    }

    @Test
    void a_sound_host_gives_a_table_of_passes_and_exit_code_0() {
        try (ScriptedKimi host = DoctorHost.sound()) {
            Said said = doctor(host);
            assertThat(said.code()).as(said.out()).isZero();
            assertThat(said.out())
                    .startsWith("kimi at 127.0.0.1, model kimi-k2-thinking\n")
                    .contains("pass   1  reach and key         answers and takes the key; it shows 1 model\n")
                    .contains("18 pass, 0 warn, 0 fail, 0 skipped; ")
                    .contains(" USD\n");
            assertThat(said.err()).contains("checked: tool call and names, pass");
        }
    }

    @Test
    void a_bad_host_gives_what_was_seen_what_to_change_and_exit_code_5() {
        try (ScriptedKimi host = DoctorHost.bad()) {
            Said said = doctor(host, "--model-name", "no-such-model");
            assertThat(said.code()).isEqualTo(Main.FAILED);
            assertThat(said.out())
                    .contains("fail   2  model and window      the host does not list no-such-model")
                    .contains("fail   6  tool call and names   the call came as text")
                    .containsPattern("\\n {32}change: use another model or endpoint ");
        }
    }

    @Test
    void json_has_every_check_by_name() throws IOException {
        try (ScriptedKimi host = DoctorHost.sound()) {
            JsonNode report =
                    new ObjectMapper().readTree(doctor(host, "--json", "-q").out());
            assertThat(report.path("healthy").asBoolean()).isTrue();
            assertThat(report.path("checks")).hasSize(18);
            assertThat(report.at("/checks/5/check").asText()).isEqualTo("tool_call");
            assertThat(report.at("/checks/5/level").asText()).isEqualTo("pass");
            assertThat(report.path("cost_usd").isNumber()).isTrue();
            assertThat(report.path("input_tokens").asLong()).isPositive();
        }
    }

    @Test
    void quick_and_the_time_can_be_set() {
        try (ScriptedKimi host = DoctorHost.sound()) {
            Said quick = doctor(host, "--quick", "--max-time", "5m");
            assertThat(quick.code()).isZero();
            assertThat(quick.out()).contains("6 pass");
            assertThat(doctor(host, "--max-time", "soon").code()).isEqualTo(Main.USAGE);
        }
    }

    @Test
    void the_embedded_model_is_told_to_need_none() {
        Said said = footnote("doctor", "--model", "offline");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("there is no host to check", "1 pass");
        Said unknown = footnote("doctor", "--model", "nobody");
        assertThat(unknown.code()).isEqualTo(Main.USAGE);
        assertThat(unknown.err()).contains("there is no endpoint \"nobody\"");
    }
}

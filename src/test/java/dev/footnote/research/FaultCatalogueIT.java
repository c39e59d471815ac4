package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.Status;
import dev.footnote.api.Claim;
import dev.footnote.api.ResearchRequest;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The faults that Kimi's hosts are known for, each injected once in the middle of a run and then for ever. Once: the run ends answered,
 * unless the fault cannot pass. For ever: the run ends with one sentence that names the remedy, and with what it had read; it never hangs
 * and is never answered. Each constant of {@link Fault} is a row of the table: the fault, and what the run says when it stays.
 */
@Timeout(120)
class FaultCatalogueIT {

    private static final String QUESTION = "Who kept the toll house of Arden in 1850?";
    private static final String KEPT = "From 1841 to 1863 the toll house of Arden was kept by Morag Laing.";

    /** How each run ended, a row a fault, for the table. */
    private static final Map<Fault, Map<String, Answer>> ENDS = new TreeMap<>();

    private final ScriptedKimi kimi = ScriptedKimi.start();

    @TempDir
    Path folder;

    @TempDir
    Path home;

    @BeforeEach
    void lay_out_the_corpus() throws IOException {
        Files.writeString(folder.resolve("toll.md"), "# The toll house\n\n" + KEPT + "\n\nIt is a ruin now.");
    }

    @AfterEach
    void close() {
        kimi.close();
    }

    private void begin() {
        kimi.turn(Turn.think("Look.").call("functions.search:0", "search", "{\"queries\":[\"toll house Arden\"]}"));
        kimi.turn(Turn.think("Read.")
                .call(
                        "functions.read:1",
                        "read",
                        "{\"url\":\"" + folder.resolve("toll.md").toUri() + "\"}"));
    }

    private Answer ask() throws Exception {
        try (Footnote footnote = Footnote.builder()
                .environment(Map.of())
                .corpus(folder)
                .home(home)
                .model("kimi")
                .setting("llm.kimi.base_url", kimi.baseUrl())
                .setting("llm.kimi.key", "sk-scripted")
                .setting("answer.judge", "off")
                .setting("chat.backoff", "1ms")
                .setting("chat.max_backoff", "5ms")
                .setting("chat.attempts", "3")
                .setting("chat.patience", "300ms")
                .setting("chat.idle_timeout", "700ms")
                .build()) {
            return footnote.start(ResearchRequest.of(QUESTION)).result().get(60, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void once_in_the_middle(Fault fault) throws Exception {
        begin();
        kimi.turn(fault.turn());
        kimi.turn(Turn.think("Done.")
                .call(
                        "functions.submit_answer:8",
                        "submit_answer",
                        "{\"found\":true,\"short_answer\":\"Morag"
                                + " Laing\",\"confidence\":0.9,\"claims\":[{\"text\":\"The toll house of Arden was kept by"
                                + " Morag Laing from 1841 to 1863.\",\"quotes\":[{\"source\":1,\"quote\":\""
                                + KEPT + "\"}]}]}"));
        Answer answer = ask();
        ended(fault, "once", answer);
        if (fault.passes()) {
            assertThat(answer.status()).as("%s", answer.reason()).isEqualTo(Status.ANSWERED);
            assertThat(answer.sources()).hasSize(1);
        } else {
            isClear(answer, fault);
        }
    }

    @ParameterizedTest
    @EnumSource
    void for_ever(Fault fault) throws Exception {
        begin();
        for (int i = 0; i < 400; i++) {
            kimi.turn(fault.turn());
        }
        Answer answer = ask();
        ended(fault, "always", answer);
        isClear(answer, fault);
    }

    private static void ended(Fault fault, String when, Answer answer) {
        ENDS.computeIfAbsent(fault, f -> new TreeMap<>()).put(when, answer);
    }

    /** Writes the table of all faults to {@code target/fault-catalogue.md}. */
    @AfterAll
    static void write_the_table() throws IOException {
        StringBuilder out = new StringBuilder("| fault | once in mid-run | always | what is said when it stays |\n");
        out.append("| --- | --- | --- | --- |\n");
        ENDS.forEach((fault, ends) -> out.append("| ")
                .append(fault.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(" | ")
                .append(end(ends.get("once")))
                .append(" | ")
                .append(end(ends.get("always")))
                .append(" | ")
                .append(reason(ends.get("always")))
                .append(" |\n"));
        Path table = Path.of("target", "fault-catalogue.md");
        Files.createDirectories(table.getParent());
        Files.writeString(table, out);
    }

    private static String end(@Nullable Answer answer) {
        return answer == null
                ? ""
                : answer.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Without the address of the scripted host and the list of what was read. */
    private static String reason(@Nullable Answer answer) {
        String said = answer == null || answer.reason() == null ? "" : answer.reason();
        int read = said.indexOf(". Read so far:");
        return (read < 0 ? said : said.substring(0, read)).replace("|", "\\|");
    }

    /** One claim of the refused draft holds, the other quotes what stands nowhere. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAVAILABLE", "NO_CREDIT", "CONNECTION_RESET", "INPUT_TOO_LONG", "SILENCE"})
    void a_draft_that_was_refused_is_what_a_run_ends_with_when_the_host_fails_for_ever_after(Fault fault)
            throws Exception {
        begin();
        kimi.turn(Turn.think("Done.")
                .call(
                        "functions.submit_answer:2",
                        "submit_answer",
                        "{\"found\":true,\"short_answer\":\"Morag Laing\",\"confidence\":0.9,\"claims\":[{\"text\":\"The toll"
                                + " house of Arden was kept by Morag Laing from 1841 to 1863.\",\"quotes\":[{\"source\":1,"
                                + "\"quote\":\"" + KEPT + "\"}]},{\"text\":\"She had two dogs.\",\"quotes\":"
                                + "[{\"source\":1,\"quote\":\"two dogs lived there\"}]}]}"));
        for (int i = 0; i < 100; i++) {
            kimi.turn(fault.turn());
        }
        Answer answer = ask();
        assertThat(answer.status()).as("%s", answer.reason()).isIn(Set.of(Status.FAILED, Status.BUDGET_EXHAUSTED));
        assertThat(answer.reason()).contains(fault.said());
        assertThat(answer.claims()).hasSize(2);
        assertThat(answer.claims().get(0).support()).isEqualTo(Claim.Support.FULL);
        assertThat(answer.claims().get(0).citations()).isNotEmpty();
        assertThat(answer.claims().get(1).support()).isNotEqualTo(Claim.Support.FULL);
    }

    private static void isClear(Answer answer, Fault fault) {
        if (fault.said().equals("without handing in quotes")) {
            assertThat(answer.status()).isEqualTo(Status.UNSUPPORTED);
            assertThat(answer.reason()).contains(fault.said());
            return;
        }
        assertThat(answer.status()).as("%s", answer).isIn(Set.of(Status.FAILED, Status.BUDGET_EXHAUSTED));
        if (fault.said().equals("repeats")) {
            assertThat(answer.reason()).contains("same call 12 times", "did not hand in", "--model-name");
        } else {
            assertThat(answer.reason()).contains(fault.said());
        }
        assertThat(answer.reason()).contains("toll.md").doesNotContain("\n", "sk-scripted", "Exception");
    }
}

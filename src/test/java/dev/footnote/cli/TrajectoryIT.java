package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a scripted host that are saved, replayed when the host is gone, judged, shown and exported. */
class TrajectoryIT {

    private static final String QUESTION = "Who designed the Aldermoor bridge?";
    private static final String FACT = "The Aldermoor bridge was designed by Ellen Hart in 1890.";
    private static final String KEY = "sk-secret-0123456789";

    @TempDir
    private Path folder;

    private Path corpus;
    private Path saved;
    private ScriptedKimi kimi;

    private record Said(int code, String out, String err) {}

    @BeforeEach
    void start() throws IOException {
        kimi = ScriptedKimi.start();
        corpus = Files.createDirectories(folder.resolve("corpus"));
        Files.writeString(corpus.resolve("bridge.md"), "# Aldermoor bridge\n\n" + FACT + "\n");
        saved = folder.resolve("run.jsonl");
    }

    @AfterEach
    void stop() {
        kimi.close();
    }

    private static Said footnote(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), Map.of(), false);
        int code = Main.run(console, arguments);
        console.out().flush();
        console.err().flush();
        assertThat(out + "\n" + err).doesNotContain("\tat ", "something broke");
        return new Said(code, out.toString(), err.toString());
    }

    private Said ask(String... more) {
        List<String> all = new ArrayList<>(List.of("ask", "--model", "kimi", "--home", "" + folder.resolve("home")));
        all.addAll(List.of("--corpus", corpus.toString(), "--set", "llm.kimi.base_url=" + kimi.baseUrl()));
        all.addAll(List.of("--set", "llm.kimi.key=" + KEY, "--set", "chat.backoff=1ms", "--set", "answer.judge=off"));
        all.addAll(List.of("--set", "research.mode=think"));
        all.addAll(List.of(more));
        all.add(QUESTION);
        return footnote(all.toArray(String[]::new));
    }

    private void script() {
        String page = corpus.resolve("bridge.md").toUri().toString();
        kimi.turn(Turn.think("Look it up.")
                        .call("functions.search:0", "search", "{\"queries\":[\"Aldermoor bridge\"]}"))
                .turn(Turn.think("Read it.").call("functions.read:1", "read", "{\"url\":\"" + page + "\"}"))
                .turn(Turn.think("Hand in.").call("functions.submit_answer:2", "submit_answer", draft()));
    }

    private static String draft() {
        return "{\"found\":true,\"short_answer\":\"Ellen Hart\",\"confidence\":0.9,\"claims\":[{\"text\":\"" + FACT
                + "\",\"quotes\":[{\"source\":1,\"quote\":\"" + FACT + "\"}]}]}";
    }

    private Said saved(String form) {
        script();
        Said said = ask("--trajectory", saved.toString(), "--format", form);
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }

    @Test
    void a_replay_prints_the_same_bytes_when_the_host_is_gone() throws IOException {
        Said live = saved("json");
        assertThat(live.err()).contains("the run is saved in " + saved + " and " + saved + ".md");
        kimi.close();
        Files.delete(corpus.resolve("bridge.md"));

        Said again = footnote("ask", "--replay", saved.toString(), "--format", "json");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo(live.out());
        assertThat(again.err()).contains("nothing is sent anywhere", "answered: ");
        Said withTexts = footnote("ask", "--replay", saved.toString(), "--format", "json", "--with-sources");
        assertThat(withTexts.out()).contains(FACT);
    }

    @Test
    void every_form_is_replayed() throws IOException {
        for (String form : List.of("markdown", "html", "bibtex", "csl")) {
            Said live = saved(form);
            assertThat(footnote("ask", "--replay", saved.toString(), "--format", form)
                            .out())
                    .as(form)
                    .isEqualTo(live.out());
        }
        Path page = folder.resolve("again.html");
        Said written = footnote("ask", "--replay", saved.toString(), "-o", page.toString());
        assertThat(written.out()).isEmpty();
        assertThat(Files.readString(page)).contains("<html", "Ellen Hart");
    }

    @Test
    void the_page_is_there_and_no_key_is_in_any_file() throws IOException {
        saved("markdown");
        Path page = folder.resolve("run.jsonl.md");
        assertThat(Files.readString(page))
                .contains("**Thought**", "> Look it up.", "**Action** `search`", "**Observation**", "## Answer");
        assertThat(Files.readString(saved)).doesNotContain(KEY);
        Said shown = footnote("runs", "show", saved.toString());
        assertThat(shown.out()).isEqualTo(Files.readString(page));
    }

    @Test
    void runs_that_fail_are_saved_and_replayed_with_their_exit_code() throws IOException {
        kimi.turn(Turn.status(401, "{\"error\":{\"message\":\"Invalid\",\"type\":\"x\"}}", Map.of()));
        Said failed = ask("--trajectory", saved.toString());
        assertThat(failed.code()).isEqualTo(Main.FAILED);
        Said again = footnote("ask", "--replay", saved.toString());
        assertThat(again.code()).isEqualTo(Main.FAILED);
        assertThat(again.out()).isEqualTo(failed.out());
        assertThat(Files.readString(folder.resolve("run.jsonl.md"))).contains("- failed: ");
    }

    @Test
    void good_runs_and_bad_ones_are_told_apart_and_only_good_ones_exported() throws IOException {
        saved("markdown");
        Path bad = folder.resolve("bad.jsonl");
        kimi.turn(Turn.call("submit_answer:0", "submit_answer", "{\"found\":false,\"claims\":[]}"));
        assertThat(ask("--trajectory", bad.toString()).code()).isEqualTo(Main.NOT_FOUND);

        Said good = footnote("runs", "judge", saved.toString());
        assertThat(good.code()).as(good.out()).isZero();
        assertThat(good.out()).contains("run.jsonl: good", "pass  support", "1 of 1 claims are fully supported");
        Said both = footnote("runs", "judge", "--json", saved.toString(), bad.toString());
        assertThat(both.code()).isEqualTo(Main.UNSUPPORTED);
        List<String> lines = both.out().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode second = new ObjectMapper().readTree(lines.get(1));
        assertThat(second.path("good").asBoolean(true)).isFalse();
        assertThat(second.at("/marks/0/level").asText()).isEqualTo("fail");

        Path data = folder.resolve("train.jsonl");
        Said exported = footnote("runs", "export", saved.toString(), bad.toString(), "-o", data.toString());
        assertThat(exported.err()).contains("1 of 2 runs exported");
        assertThat(Files.readAllLines(data)).singleElement().asString().contains("reasoning_content", "\"tools\":[");
        Said all = footnote("runs", "export", "--all", "--without-thinking", saved.toString(), bad.toString());
        assertThat(all.out().lines()).hasSize(2).noneMatch(line -> line.contains("reasoning_content"));
    }

    @Test
    void options_that_do_not_go_together_are_refused_before_any_work() throws IOException {
        Said twice = footnote("ask", "--replay", saved.toString(), QUESTION);
        assertThat(twice.code()).isEqualTo(Main.USAGE);
        assertThat(twice.err()).contains("leave out QUESTION");
        assertThat(ask("--trajectory", saved.toString(), "-o", saved.toString()).err())
                .contains("name the same file");
        Said nowhere = ask("--trajectory", folder.resolve("none/run.jsonl").toString());
        assertThat(nowhere.code()).isEqualTo(Main.USAGE);
        assertThat(nowhere.err()).contains("--trajectory").contains("cannot be written");
        assertThat(footnote("ask", "--replay", folder.resolve("none.jsonl").toString())
                        .err())
                .contains("is no file of a run");
        assertThat(footnote("runs", "judge").code()).isEqualTo(Main.USAGE);
        assertThat(footnote("runs", "praise", saved.toString()).code()).isEqualTo(Main.USAGE);
        assertThat(footnote("runs", "show", "--json", saved.toString()).err()).contains("does not take that option");
        assertThat(kimi.requests()).isEmpty();
    }
}

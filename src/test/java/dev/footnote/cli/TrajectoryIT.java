package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.cli.CommandLine.Said;
import dev.footnote.research.ScriptedModel;
import dev.footnote.testkit.ScriptedCorpus;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs of a scripted host that are saved, replayed when the host is gone, judged, shown and exported. */
class TrajectoryIT {

    private static final String QUESTION = "Who designed the Aldermoor bridge?";
    private static final String FACT = "The Aldermoor bridge was designed by Ellen Hart in 1890.";

    @RegisterExtension
    private final ScriptedCorpus corpus =
            ScriptedCorpus.kimi().page("bridge.md", "# Aldermoor bridge\n\n" + FACT + "\n");

    private final ScriptedKimi kimi = corpus.host();
    private final Path saved = corpus.beside("run.jsonl");

    private static Said footnote(String... arguments) {
        return CommandLine.run(arguments);
    }

    private Said ask(String... more) {
        List<String> all = new ArrayList<>(List.of(corpus.command("ask", "--set", "research.mode=think")));
        all.addAll(List.of(more));
        all.add(QUESTION);
        return footnote(all.toArray(String[]::new));
    }

    private void script() {
        kimi.turn(Turn.think("Look it up.")
                        .call("functions.search:0", "search", ScriptedModel.search("Aldermoor bridge")))
                .turn(Turn.think("Read it.")
                        .call("functions.read:1", "read", ScriptedModel.read(corpus.address("bridge.md"))))
                .turn(Turn.think("Hand in.")
                        .call(
                                "functions.submit_answer:2",
                                "submit_answer",
                                ScriptedModel.submit("Ellen Hart", FACT, 1, FACT)));
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
        Files.delete(corpus.folder().resolve("bridge.md"));

        Said again = footnote("ask", "--replay", saved.toString(), "--format", "json");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo(live.out());
        assertThat(again.err()).contains("nothing is sent anywhere", "answered: ");
        Said withTexts = footnote("ask", "--replay", saved.toString(), "--format", "json", "--with-sources");
        assertThat(withTexts.out()).contains(FACT);
    }

    /** The other host is not there any more either. */
    @Test
    void a_run_that_went_on_at_another_endpoint_is_replayed_with_what_it_says_of_that() throws IOException {
        kimi.turn(Turn.think("Look it up.")
                        .call("functions.search:0", "search", ScriptedModel.search("Aldermoor bridge")))
                .turn(Turn.think("Read it.")
                        .call("functions.read:1", "read", ScriptedModel.read(corpus.address("bridge.md"))))
                .turn(Turn.status(
                        429,
                        "{\"error\":{\"message\":\"You exceeded your current quota\",\"type\":\"exceeded_current_quota_error\"}}",
                        Map.of()));
        Said live;
        try (ScriptedKimi other = ScriptedKimi.start().models("qwen3-32b")) {
            other.turn(Turn.call("x", "submit_answer", ScriptedModel.submit("Ellen Hart", FACT, 1, FACT)));
            live = ask(
                    "--set",
                    "model.endpoint=kimi,vllm",
                    "--set",
                    "llm.vllm.base_url=" + other.baseUrl(),
                    "--trajectory",
                    saved.toString(),
                    "--format",
                    "json");
        }
        assertThat(live.code()).as(live.err()).isZero();
        assertThat(live.out()).contains("From step 3 on the model was qwen3-32b");
        kimi.close();
        Said again = footnote("ask", "--replay", saved.toString(), "--format", "json");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo(live.out());
        assertThat(Files.readString(corpus.beside("run.jsonl.md"))).contains("qwen3-32b");
        Said judged = footnote("runs", "judge", saved.toString());
        assertThat(judged.out()).contains("run.jsonl: good");
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
        Path page = corpus.beside("again.html");
        Said written = footnote("ask", "--replay", saved.toString(), "-o", page.toString());
        assertThat(written.out()).isEmpty();
        assertThat(Files.readString(page)).contains("<html", "Ellen Hart");
    }

    @Test
    void the_page_is_there_and_no_key_is_in_any_file() throws IOException {
        saved("markdown");
        Path page = corpus.beside("run.jsonl.md");
        assertThat(Files.readString(page))
                .contains("**Thought**", "> Look it up.", "**Action** `search`", "**Observation**", "## Answer");
        assertThat(Files.readString(saved)).doesNotContain(ScriptedCorpus.KEY);
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
        assertThat(Files.readString(corpus.beside("run.jsonl.md"))).contains("- failed: ");
    }

    @Test
    void good_runs_and_bad_ones_are_told_apart_and_only_good_ones_exported() throws IOException {
        saved("markdown");
        Path bad = corpus.beside("bad.jsonl");
        kimi.turn(Turn.call("submit_answer:0", "submit_answer", "{\"found\":false,\"claims\":[]}"));
        assertThat(ask("--trajectory", bad.toString()).code()).isEqualTo(Main.NOT_FOUND);

        Said good = footnote("runs", "judge", saved.toString());
        assertThat(good.code()).as(good.out()).isZero();
        assertThat(good.out()).contains("run.jsonl: good", "pass  support", "1 of 1 claims are fully supported");
        assertThat(footnote("runs", "judge", bad.toString()).out()).contains("no claim", "no query");
        Said both = footnote("runs", "judge", "--json", saved.toString(), bad.toString());
        assertThat(both.code()).isEqualTo(Main.UNSUPPORTED);
        List<String> lines = both.out().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode second = new ObjectMapper().readTree(lines.get(1));
        assertThat(second.path("good").asBoolean(true)).isFalse();
        assertThat(second.at("/marks/0/level").asText()).isEqualTo("fail");

        Path data = corpus.beside("train.jsonl");
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
        Said nowhere = ask("--trajectory", corpus.beside("none/run.jsonl").toString());
        assertThat(nowhere.code()).isEqualTo(Main.USAGE);
        assertThat(nowhere.err()).contains("--trajectory").contains("cannot be written");
        assertThat(footnote("ask", "--replay", corpus.beside("none.jsonl").toString())
                        .err())
                .contains("is no file of a run");
        assertThat(footnote("runs", "judge").code()).isEqualTo(Main.USAGE);
        assertThat(footnote("runs", "praise", saved.toString()).code()).isEqualTo(Main.USAGE);
        assertThat(footnote("runs", "show", "--json", saved.toString()).err()).contains("does not take that option");
        assertThat(kimi.requests()).isEmpty();
    }
}

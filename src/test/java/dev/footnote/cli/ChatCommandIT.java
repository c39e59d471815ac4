package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conversation on the command line. */
class ChatCommandIT {

    private static final String FACT = "The Aldermoor bridge was designed by Ellen Hart in 1890.";
    private static final String HAND_IN =
            "{\"found\": true, \"short_answer\": \"Ellen Hart\", \"confidence\": 0.9," + " \"claims\": [{\"text\": \""
                    + FACT + "\", \"quotes\": [{\"source\": 1, \"quote\": \"" + FACT + "\"}]}]}";

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    private ScriptedKimi kimi;

    private record Said(int code, String out, String err) {}

    @BeforeEach
    void start() throws IOException {
        kimi = ScriptedKimi.start();
        Files.writeString(folder.resolve("bridge.md"), "# Aldermoor bridge\n\n" + FACT + "\n");
    }

    @AfterEach
    void stop() {
        kimi.close();
    }

    private Said chat(boolean terminal, List<String> options, String... lines) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of("TERM_PROGRAM", "WezTerm"),
                terminal,
                terminal,
                () -> 90,
                Optional::empty);
        List<String> all = new ArrayList<>(List.of("chat", "--home", home.toString(), "--corpus", "" + folder));
        all.addAll(options);
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        try {
            int code = Main.run(console, all.toArray(String[]::new));
            return new Said(code, out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }

    private List<String> withKimi() {
        return List.of(
                "--model",
                "kimi",
                "--set",
                "llm.kimi.base_url=" + kimi.baseUrl(),
                "--set",
                "llm.kimi.key=sk-012345",
                "--set",
                "chat.backoff=1ms",
                "--set",
                "answer.judge=off");
    }

    private void scriptFirstTurn() {
        kimi.turn(Turn.think("Look.").call("s1", "search", "{\"queries\": [\"Aldermoor bridge\"]}"));
        kimi.turn(Turn.think("Read.").call("r1", "read", "{\"url\": \"" + address() + "\"}"));
        kimi.turn(Turn.think("Hand in.").call("h1", "submit_answer", HAND_IN));
    }

    private String address() {
        return folder.resolve("bridge.md").toUri().toString();
    }

    @Test
    void a_follow_up_quotes_what_the_turn_before_has_read() {
        scriptFirstTurn();
        kimi.turn(Turn.think("I have it.").call("h2", "submit_answer", HAND_IN.replace("\"Ellen Hart\"", "\"1890\"")));
        Said said = chat(false, withKimi(), "Who designed the Aldermoor bridge?", "", "And in which year?", "/quit");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("# Who designed the Aldermoor bridge?", "# And in which year?");
        assertThat(said.out().split("Ellen Hart in 1890")).hasSizeGreaterThan(3);
        String system =
                kimi.requests().get(3).path("messages").get(0).path("content").asText();
        assertThat(system)
                .contains("User: Who designed the Aldermoor bridge?", "Answer: Ellen Hart", "# What was read before")
                .contains("1: Aldermoor bridge (" + address() + ")");
        assertThat(kimi.requests()).hasSize(4);
    }

    @Test
    void a_new_conversation_knows_nothing_of_the_one_before() {
        scriptFirstTurn();
        kimi.turn(Turn.think("No.").call("h2", "submit_answer", "{\"found\": false, \"claims\": []}"));
        Said said = chat(false, withKimi(), "Who designed it?", "/sources", "/new", "/sources", "And when?");
        assertThat(said.err()).contains("[1] Aldermoor bridge, " + address(), "nothing was read yet");
        String system =
                kimi.requests().get(3).path("messages").get(0).path("content").asText();
        assertThat(system).doesNotContain("Who designed it?", "# What was read before");
        assertThat(said.code()).as("the end of the input is no failure").isZero();
    }

    @Test
    void a_turn_that_cannot_be_done_does_not_end_the_conversation() {
        scriptFirstTurn();
        Said said = chat(false, withKimi(), "/sorces", "why? ".repeat(20_000), "Who designed it?");
        assertThat(said.err()).contains("there is no command /sorces; /help lists them", "64 KB");
        assertThat(said.out()).contains("Ellen Hart");
    }

    @Test
    void a_terminal_that_knows_links_gets_marks_that_lead_to_their_sources() {
        scriptFirstTurn();
        String link = "\u001b]8;;" + address() + "\u001b\\[1]\u001b]8;;\u001b\\";
        assertThat(chat(true, withKimi(), "Who designed it?").out()).contains(link);
        scriptFirstTurn();
        assertThat(chat(false, withKimi(), "Who designed it?").out()).doesNotContain("\u001b");
    }

    @Test
    void the_embedded_model_answers_in_a_conversation_too() {
        Said said = chat(
                true,
                List.of("--model", "offline"),
                "/help",
                "Who designed the Aldermoor bridge?",
                "/sources",
                "/quit",
                "Why?");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Ellen Hart").doesNotContain("Why?");
        assertThat(said.err())
                .contains(
                        "mean from the last answer; else name",
                        "> ",
                        "/new      begin anew",
                        "[1] Aldermoor bridge, bridge.md",
                        "/sources  what was read");
    }
}

package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.cli.CommandLine.Said;
import dev.footnote.research.ScriptedModel;
import dev.footnote.testkit.ScriptedCorpus;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A conversation on the command line. */
class ChatCommandIT {

    private static final String FACT = "The Aldermoor bridge was designed by Ellen Hart in 1890.";
    private static final String HAND_IN = ScriptedModel.submit("Ellen Hart", FACT, 1, FACT);

    @RegisterExtension
    private final ScriptedCorpus corpus =
            ScriptedCorpus.kimi().page("bridge.md", "# Aldermoor bridge\n\n" + FACT + "\n");

    private final ScriptedKimi kimi = corpus.host();

    private Said chat(boolean terminal, String... lines) {
        return CommandLine.run(terminal, corpus.command("chat"), lines);
    }

    private void scriptFirstTurn() {
        kimi.turn(Turn.think("Look.").call("s1", "search", ScriptedModel.search("Aldermoor bridge")));
        kimi.turn(Turn.think("Read.").call("r1", "read", ScriptedModel.read(address())));
        kimi.turn(Turn.think("Hand in.").call("h1", "submit_answer", HAND_IN));
    }

    private String address() {
        return corpus.address("bridge.md");
    }

    @Test
    void a_follow_up_quotes_what_the_turn_before_has_read() {
        scriptFirstTurn();
        kimi.turn(Turn.think("I have it.").call("h2", "submit_answer", HAND_IN.replace("\"Ellen Hart\"", "\"1890\"")));
        Said said = chat(false, "Who designed the Aldermoor bridge?", "", "And in which year?", "/quit");
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
        Said said = chat(false, "Who designed it?", "/sources", "/new", "/sources", "And when?");
        assertThat(said.err()).contains("[1] Aldermoor bridge, " + address(), "nothing was read yet");
        String system =
                kimi.requests().get(3).path("messages").get(0).path("content").asText();
        assertThat(system).doesNotContain("Who designed it?", "# What was read before");
        assertThat(said.code()).as("the end of the input is no failure").isZero();
    }

    @Test
    void a_turn_that_cannot_be_done_does_not_end_the_conversation() {
        scriptFirstTurn();
        Said said = chat(false, "/sorces", "why? ".repeat(20_000), "Who designed it?");
        assertThat(said.err()).contains("there is no command /sorces; /help lists them", "64 KB");
        assertThat(said.out()).contains("Ellen Hart");
    }

    @Test
    void a_terminal_that_knows_links_gets_marks_that_lead_to_their_sources() {
        scriptFirstTurn();
        String link = "\u001b]8;;" + address() + "\u001b\\[1]\u001b]8;;\u001b\\";
        assertThat(chat(true, "Who designed it?").out()).contains(link);
        scriptFirstTurn();
        assertThat(chat(false, "Who designed it?").out()).doesNotContain("\u001b");
    }

    @Test
    void the_embedded_model_answers_in_a_conversation_too() {
        Said said = CommandLine.run(
                true,
                corpus.command("chat", "--set", "model.endpoint=offline"),
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

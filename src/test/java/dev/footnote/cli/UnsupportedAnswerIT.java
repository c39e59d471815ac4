package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.research.ScriptedModel;
import dev.footnote.testkit.ScriptedCorpus;
import dev.footnote.testkit.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer none of whose claims is supported has an end of its own in every form of the command line. */
class UnsupportedAnswerIT {

    private static final String FACT = "Wern Bridge was built in 1857 by Ellen Hart.";
    private static final String FALSE = "Wern Bridge was built in 1923 by Ellen Hart.";

    @RegisterExtension
    private final ScriptedCorpus corpus = ScriptedCorpus.kimi().page("bridge.md", "# Wern Bridge\n\n" + FACT + "\n");

    private CommandLine.Said ask(boolean terminal, String... more) {
        corpus.host().answering(request -> {
            String said = request.path("messages").toString();
            if (!said.contains("functions.search:0")) {
                return Turn.call("functions.search:0", "search", "{\"queries\":[\"Wern Bridge\"]}");
            }
            return said.contains("functions.read:1")
                    ? Turn.call(
                            "functions.submit_answer:2", "submit_answer", ScriptedModel.submit("1923", FALSE, 1, FACT))
                    : Turn.call("functions.read:1", "read", ScriptedModel.read(corpus.address("bridge.md")));
        });
        String[] words = corpus.command("ask", more);
        return terminal ? CommandLine.run(true, words) : CommandLine.run(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "markdown | *Not supported:",
                "json | \"status\" : \"unsupported\"",
                "html | Not supported",
            })
    void it_ends_with_exit_code_6_and_says_so(String form, String shown) {
        CommandLine.Said said = ask(false, "--format", form, "When was Wern Bridge built, in which year?");
        assertThat(said.code()).as(said.err()).isEqualTo(6);
        assertThat(said.out()).contains(shown).contains("the quote says 1857, the claim 1923");
        assertThat(said.out()).doesNotContain("**1923**");
        assertThat(said.err())
                .contains("no statement of the answer is supported by its quotes", "sent back: claim 1")
                .doesNotContain("untrusted text", "Now take the time", "submit_answer", "word for word");
    }

    @Test
    void on_a_terminal_it_is_not_shown_as_a_supported_one_is() {
        CommandLine.Said said = ask(true, "When was Wern Bridge built, in which year?");
        assertThat(said.code()).as(said.err()).isEqualTo(6);
        assertThat(said.out()).contains("\u001b[33mNot supported: ", "\u001b[33munsupported: ");
    }
}

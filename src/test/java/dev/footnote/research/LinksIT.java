package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Answer;
import dev.footnote.service.FootnoteService;
import dev.footnote.testkit.ScriptedCorpus;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A model goes from a folder's index page to the files that it links to, by the addresses that it is shown and by relative ones. */
@Timeout(60)
class LinksIT {

    private static final String PAID = "The ferry of Calder paid a toll of four pence a cart in 1921.";

    private static final String INDEX =
            "<html><head><title>Ferries</title></head><body><h1>Reports on the ferries of Calder</h1><p>The reports"
                    + " of the harbour board stand in one file a year: <a href='years/1920.md'>the year 1920</a>,"
                    + " <a href='years/1921.md'>the year 1921</a>, <a href='years/lost.md'>a lost year</a>,"
                    + " <a href='/etc/hostname'>the machine</a> and"
                    + " <a href='https://board.example/'>the board</a>.</p></body></html>";

    @RegisterExtension
    private final ScriptedCorpus corpus = ScriptedCorpus.kimi()
            .page("index.html", INDEX)
            .page("years/1920.md", "# 1920\n\nNothing was paid. See [next](1921.md).\n")
            .page("years/1921.md", "# 1921\n\n" + PAID + "\n");

    private final ScriptedKimi kimi = corpus.host();

    private static String read(String url, String goal) {
        return "{\"url\":\"" + url + "\",\"goal\":\"" + goal + "\"}";
    }

    private String uri(String file) {
        return corpus.address(file);
    }

    private static String lastText(JsonNode request) {
        JsonNode messages = request.path("messages");
        return messages.path(messages.size() - 1).path("content").asText();
    }

    @Test
    void relative_links_of_files_are_shown_and_can_be_read() {
        kimi.turn(Turn.think("Look.")
                .call("functions.search:0", "search", ScriptedModel.search("ferries Calder reports")));
        kimi.turn(Turn.think("Read.").call("functions.read:1", "read", read(uri("index.html"), "toll in 1921")));
        kimi.turn(Turn.think("Its link.").call("functions.read:2", "read", read("years/1920.md", "")));
        kimi.turn(Turn.think("On.").call("functions.read:3", "read", read(uri("years/1921.md"), "")));
        kimi.turn(Turn.think("No.").call("functions.read:4", "read", read("file:///etc/hostname", "")));
        kimi.turn(Turn.think("Done.")
                .call("functions.submit_answer:5", "submit_answer", ScriptedModel.submit("four pence", PAID, 3, PAID)));
        try (FootnoteService footnote = ScriptedService.over(corpus)) {
            Answer answer = footnote.research("What toll did the ferry of Calder pay in 1921, and why?");
            assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
            assertThat(answer.sources().get(0).url().toString()).endsWith("years/1921.md");
        }
        String index = lastText(kimi.requests().get(2));
        assertThat(index)
                .contains(
                        "- the year 1920 (" + uri("years/1920.md") + ")",
                        "- the year 1921 (" + uri("years/1921.md") + ")")
                .doesNotContain("lost.md", "hostname", "board.example");
        assertThat(index.indexOf("1921.md")).as("words of the goal").isLessThan(index.indexOf("1920.md"));
        assertThat(lastText(kimi.requests().get(3)))
                .contains("Nothing was paid", "- next (" + uri("years/1921.md") + ")");
        assertThat(lastText(kimi.requests().get(4))).contains(PAID);
        assertThat(lastText(kimi.requests().get(5))).contains("is not an address that");
    }
}

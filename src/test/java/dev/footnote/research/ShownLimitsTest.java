package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.service.FootnoteService;
import dev.langchain4j.data.message.AiMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one search and one reading show a model is no more than the settings say. */
class ShownLimitsTest {

    private static final AiMessage GIVE_UP = turn("Give up.", "submit_answer", "{\"found\": false, \"claims\": []}");

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private String lastRequest(String setting, String value, AiMessage call) {
        ScriptedModel model = new ScriptedModel(List.of(turn("Look.", "search", search("ferry")), call, GIVE_UP), 0);
        try (FootnoteService footnote = FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .corpus(folder)
                .chatModel(model, "scripted")
                .setting("research.mode", "think")
                .setting(setting, value)
                .build()) {
            footnote.research("What is told of the ferry?");
        }
        return model.requests.get(2);
    }

    @Test
    void one_search_shows_no_more_than_search_hits() throws IOException {
        for (int i = 0; i < 6; i++) {
            Files.writeString(folder.resolve("ferry" + i + ".md"), "# Ferry " + i + "\n\nA ferry calls here.\n");
        }
        String request = lastRequest("research.search_hits", "2", turn("Again.", "search", search("ferry calls")));
        assertThat(request).contains("[2] Ferry").doesNotContain("[3] Ferry");
    }

    @Test
    void one_reading_shows_no_more_than_read_chars() throws IOException {
        StringBuilder text = new StringBuilder("# Ferry\n\n");
        for (int i = 0; i < 60; i++) {
            text.append("In week ").append(i).append(" the ferry carried a good many sheep.\n\n");
        }
        Path file = Files.writeString(folder.resolve("ferry.md"), text.toString());
        String request = lastRequest(
                "research.read_chars",
                "600",
                turn("Read.", "read", read(file.toRealPath().toUri().toString())));
        assertThat(request).contains("week 3 the ferry").doesNotContain("week 30 the ferry", "week 59 the ferry");
    }
}

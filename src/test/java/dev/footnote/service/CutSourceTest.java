package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.answer.render.Renderers;
import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.json.Json;
import dev.footnote.research.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document that breaks off says so to the model and in every form of the answer. */
class CutSourceTest {

    private static final String FACT = "The weir at Tarrow was raised by Ole Brandt in 1871.";

    @TempDir
    private Path home;

    @TempDir
    private Path docs;

    @Test
    void a_document_that_was_cut_is_told_as_such_everywhere() throws IOException {
        Path file = docs.resolve("weir.fb2");
        Files.writeString(
                file,
                "<?xml version='1.0' encoding='UTF-8'?><FictionBook><body><section><title><p>Weir</p></title><p>" + FACT
                        + "</p><p>The keeper of the weir wrote down the height of the water each morning.</p><p>The rest of");
        ScriptedModel model = ScriptedModel.of(
                ScriptedModel.turn("Look.", "search", ScriptedModel.search("weir Tarrow")),
                ScriptedModel.turn(
                        "Read.", "read", ScriptedModel.read(file.toUri().toString())),
                ScriptedModel.turn(
                        "Done.",
                        "submit_answer",
                        ScriptedModel.submit("Ole Brandt", "Ole Brandt raised the weir at Tarrow in 1871.", 1, FACT)));
        try (FootnoteService footnote = FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .corpus(docs)
                .chatModel(model, "scripted")
                .build()) {
            assertThat(footnote.read(file).details().cut()).contains("breaks off");

            Answer answer = footnote.research(ResearchRequest.of("Who raised the weir at Tarrow?"));

            String cut = "breaks off";
            assertThat(model.requests.get(2)).contains(cut);
            assertThat(Renderers.markdown(answer)).contains("not read to its end");
            assertThat(Renderers.html(answer)).contains("not read to its end");
            assertThat(Renderers.plain(answer, false, 200)).contains("not read to its end");
            assertThat(new ObjectMapper()
                            .readTree(Json.answer(answer, false))
                            .at("/sources/0/truncated")
                            .asText())
                    .contains(cut);
        }
    }
}

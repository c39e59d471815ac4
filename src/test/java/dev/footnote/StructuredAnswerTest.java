package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Answer;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.StructuredOutput.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records and schemas of the caller's own, with the embedded model. */
class StructuredAnswerTest {

    record Bridge(String designer, Integer yearOpened, Kind kind, Boolean lit, String paintMaker) {}

    enum Kind {
        ARCH,
        SUSPENSION
    }

    @TempDir
    Path folder;

    @TempDir
    Path home;

    @BeforeEach
    void lay_out_the_corpus() throws IOException {
        Files.writeString(
                folder.resolve("bridge.md"),
                "# Brackwater Bridge\n\n"
                        + "Brackwater Bridge is a suspension bridge over the Lune. The designer of Brackwater Bridge was"
                        + " Ellen Hartley. Brackwater Bridge was opened in the year 1894.\n");
        Files.writeString(folder.resolve("ferry.md"), "# Ferry\n\nThe ferry carries forty cars.\n");
    }

    private Footnote open() {
        return Footnote.builder()
                .environment(Map.of())
                .corpus(folder)
                .home(home)
                .model("offline")
                .build();
    }

    @Test
    void the_embedded_model_fills_what_it_finds_and_leaves_the_rest_null() {
        try (Footnote footnote = open()) {
            Footnote.Structured<Bridge> structured =
                    footnote.research("Who was the designer of Brackwater Bridge?", Bridge.class);
            Bridge bridge = structured.value();
            Answer answer = structured.answer();
            assertThat(bridge.designer()).as("%s", answer.output()).isEqualTo("Ellen Hartley");
            assertThat(bridge.yearOpened()).isEqualTo(1894);
            assertThat(bridge.kind()).isEqualTo(Kind.SUSPENSION);
            assertThat(bridge.lit()).isNull();
            assertThat(bridge.paintMaker()).isNull();
            Basis year = answer.output().basis().get(1);
            assertThat(year.field()).isEqualTo("yearOpened");
            assertThat(year.support()).isEqualTo(Support.FULL);
            assertThat(year.citations().get(0).quote()).contains("1894");
            assertThat(answer.output().basis().get(3).reasons()).isNotEmpty();
        }
    }

    @Test
    void a_schema_that_cannot_be_used_is_refused_before_anything_runs() {
        try (Footnote footnote = open()) {
            assertThatThrownBy(() -> footnote.start(
                            ResearchRequest.of("Which bridge?").withOutputSchema("{\"type\": \"object\"}")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("without \"properties\"");
        }
    }
}

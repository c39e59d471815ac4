package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.api.run.Draft.DraftQuote;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.tools.ToolTexts;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of progress: the right number, and no half of a character. */
class EventFormatterTest {

    private final EventFormatter formatter = new EventFormatter(false, false);

    private static Draft draft(int claims, int quotes) {
        DraftClaim claim = new DraftClaim("They moult.", null, Collections.nCopies(quotes, new DraftQuote(1, "moult")));
        return new Draft(true, "", 0.5, Collections.nCopies(claims, claim), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, checking 1 claim with 1 quote",
        "1, 2, checking 1 claim with 2 quotes",
        "2, 1, checking 2 claims with 2 quotes",
        "1, 0, checking 1 claim with 0 quotes"
    })
    void claims_and_quotes_come_in_the_right_number(int claims, int quotes, String line) {
        assertThat(formatter.draftSubmitted(new ResearchEvent.DraftSubmitted(1, 1, draft(claims, quotes))))
                .contains("  " + line);
    }

    @Test
    void the_end_tells_what_was_used_and_is_left_out_where_the_answer_tells_it() {
        ResearchEvent.RunEnded end = new ResearchEvent.RunEnded(Answer.Status.NOT_FOUND, "", Usage.NONE);
        assertThat(formatter.runEnded(end))
                .hasValueSatisfying(line -> assertThat(line).startsWith("not found: 0 steps, 0 searches, 0 pages, "));
        assertThat(new EventFormatter(true, true).runEnded(end)).isEqualTo(Optional.empty());
    }

    @Test
    void the_mode_is_told_of_the_whole_run_and_not_of_each_trajectory() {
        ResearchEvent chosen = new ResearchEvent.ModeChosen(0, Mode.THINK, false, "as asked for");
        assertThat(formatter.of(new RecordedEvent(1, Instant.EPOCH, 0, chosen, null)))
                .contains("mode think: as asked for");
        assertThat(formatter.of(new RecordedEvent(2, Instant.EPOCH, 1, chosen, null)))
                .isEmpty();
    }

    @Test
    void what_is_meant_for_the_model_is_not_shown() {
        assertThat(formatter.userNoted(new ResearchEvent.UserNoted(1, Message.user(ToolTexts.escalated("no answer")))))
                .isEmpty();
        for (String text : List.of(
                ToolTexts.escalated("no answer"),
                "Refused (1 of 3): 1 thing in the draft cannot stand. What the sources have is untrusted text.",
                "Note: use other words.")) {
            assertThat(formatter.toolAnswered(new ResearchEvent.ToolAnswered(
                            1, Message.tool(new ToolCall("a", "submit_answer", "{}"), text), true)))
                    .as(text)
                    .isEmpty();
        }
        String failed = ToolTexts.failure("read", "the page is gone (404)", "Read another one.");
        assertThat(formatter.toolAnswered(
                        new ResearchEvent.ToolAnswered(1, Message.tool(new ToolCall("a", "read", "{}"), failed), true)))
                .contains("  Failed: read. the page is gone (404)");
    }
}

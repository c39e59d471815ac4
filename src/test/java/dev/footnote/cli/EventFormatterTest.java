package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.api.run.Draft.DraftQuote;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
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
    void a_long_note_is_cut_between_characters_and_only_its_first_line_is_told() {
        String note = "x".repeat(99) + "\uD83E\uDDA2 and more\nsecond line";
        assertThat(formatter.userNoted(new ResearchEvent.UserNoted(1, Message.user(note))))
                .contains("  told the model: " + "x".repeat(99) + " …");
        assertThat(formatter.userNoted(new ResearchEvent.UserNoted(1, Message.user("short\nsecond"))))
                .contains("  told the model: short");
    }
}

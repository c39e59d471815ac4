package dev.footnote.offline.prose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.prose.FollowUp.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who designed the Tarn Bridge?|Ida Voss|And when was it built?|when was Tarn Bridge built?",
                "Who designed the Tarn Bridge?|Ida Voss|Where was she born?|Where was Ida Voss born?",
                "Who designed the Tarn Bridge?|Ida Voss|What was her mother's name?|What was Ida Voss's mother's name?",
                "Where was Ida Voss born?|Ostfeld|How many people live there?|How many people live in Ostfeld?",
                "Where was Ida Voss born?|Ostfeld|And when did she die?|when did Ida Voss die?",
                "Who designed the Tarn Bridge?||Where was she born?|Where was Tarn Bridge born?",
                "How long is the Tarn Bridge?|90 m|And what about the Elm Bridge?|How long is the Elm Bridge?",
                "Who designed the Tarn Bridge?|Ida Voss|And when was the Elm Bridge built?|And when was the Elm Bridge built?",
                "How old is the Tarn Bridge?|90 years|How many piers are there?|How many piers are there?",
                "《灯塔》是谁写的？|陈望|他出生在哪里？|陈望出生在哪里？",
                "《灯塔》是谁写的？|陈望|那它是哪一年出版的？|灯塔是哪一年出版的？"
            })
    void pronouns_are_taken_from_what_was_said_last(String asked, String answer, String question, String meant) {
        Turn last = new Turn(asked, answer == null ? "" : answer);
        assertThat(FollowUp.resolve(question, List.of(last))).isEqualTo(meant);
    }

    @Test
    void a_follow_up_may_go_on_from_a_follow_up() {
        List<Turn> before = List.of(
                new Turn("Who designed the Tarn Bridge?", "Ida Voss"), new Turn("And when was it built?", "1931"));
        assertThat(FollowUp.resolve("How long is it?", before)).isEqualTo("How long is Tarn Bridge?");
    }

    @Test
    void without_a_conversation_a_question_stays_as_it_is() {
        assertThat(FollowUp.resolve("And when was it built?", List.of())).isEqualTo("And when was it built?");
    }

    @Test
    void turns_are_read_from_what_a_model_is_told() {
        String context = "Before:\n\nUser: Who sang?\nAnswer: Mo\n- Mo sang.\n\nUser: When?\nAnswer: \n";
        assertThat(FollowUp.turns(context)).containsExactly(new Turn("Who sang?", "Mo"), new Turn("When?", ""));
    }
}

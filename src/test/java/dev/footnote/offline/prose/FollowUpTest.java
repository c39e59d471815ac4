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
                "Who bought the Tarn Bridge?|Ida Voss|When did she buy it?|When did Ida Voss buy Tarn Bridge?",
                "Who bought the Tarn Bridge?|Ida Voss|Was it sold by her?|Was Tarn Bridge sold by Ida Voss?",
                "Who bought the Tarn Bridge?|Ida Voss|And why did she sell its toll house?|why did Ida Voss sell Tarn Bridge's toll house?",
                "Which bridge did Ida Voss buy?|Tarn Bridge|When did she sell it?|When did Ida Voss sell Tarn Bridge?",
                "When was Ida Voss born?|1880|Where did she lose it?|Where did Ida Voss lose it?",
                "Who bought the Tarn Bridge?|No page could be read that says so.|When was it sold?|When was Tarn Bridge sold?",
                "Who bought the Tarn Bridge?|No page could be read that says so.|Where was she born?|Where was Tarn Bridge born?",
                "《灯塔》是谁买的？|陈望|他什么时候买了它？|陈望什么时候买了灯塔？",
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

    @Test
    void turns_of_clients_that_send_the_whole_reply_are_read_too() {
        String context =
                "Wishes for language and form:\nShort.\n\nUser: Who sang?\n\nAnswer: **Mo Lind**[1] [2]\n\nMo Lind sang [1].\n\n---\n\n"
                        + "\\[1\\] <https://songs.example/>\n\nUser: When?\n\nAnswer: In *1931* [3].\n\nUser: Why?";
        assertThat(FollowUp.turns(context))
                .containsExactly(new Turn("Who sang?", "Mo Lind"), new Turn("When?", "In *1931*."));
    }
}

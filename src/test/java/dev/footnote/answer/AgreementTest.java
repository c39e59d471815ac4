package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Usage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How agreement of trajectories is counted, told, and taken into the confidence. */
class AgreementTest {

    private static Answer answer(String question, String shortAnswer) {
        Claim claim = new Claim("c", Claim.Support.FULL, List.of(new Citation(1, "q", 2, 3)));
        return new Answer(
                "r",
                question,
                Answer.Status.ANSWERED,
                "c",
                shortAnswer,
                0.8,
                List.of(claim),
                List.of(),
                List.of(),
                List.of(),
                null,
                "m",
                Usage.NONE,
                null);
    }

    private static List<Answer> answers(String... shortAnswers) {
        return Arrays.stream(shortAnswers).map(text -> answer("When?", text)).toList();
    }

    private static Answer applied(String shortAnswer, String... others) {
        return Agreement.applied(answer("When?", shortAnswer), answers(others));
    }

    @Test
    void all_agree() {
        Answer answer = applied("1811", "1811", "in 1811");
        assertThat(answer.confidence()).isEqualTo(0.8);
        assertThat(answer.notes()).containsExactly("2 of 2 trajectories agree on the short answer.");
    }

    @Test
    void some_agree_and_those_without_an_answer_do_not_speak_against_it() {
        Answer answer = applied("1811", "1811", "1840", "1811", "");
        assertThat(answer.confidence()).isEqualTo(0.8 * (1 + 2 / 3.0) / 2);
        assertThat(answer.notes()).containsExactly("2 of 4 trajectories agree on the short answer.");
    }

    @Test
    void most_say_otherwise() {
        Answer answer = applied("1840", "1811", "1840", "1811", "1811");
        assertThat(answer.confidence()).isEqualTo(0.8 * 0.625);
        assertThat(answer.notes())
                .containsExactly("1 of 4 trajectories agree on the short answer. 3 gave another: 1811.");
    }

    @Test
    void without_short_answers_nothing_is_compared() {
        assertThat(applied("", "1811", "1811").confidence()).isEqualTo(0.8);
        Answer answer = applied("1811", "", "");
        assertThat(answer.confidence()).isEqualTo(0.8);
        assertThat(answer.notes())
                .containsExactly("There were 2 trajectories; they gave no short answers that could be compared.");
    }

    @Test
    void a_run_without_trajectories_stays_as_it_is() {
        Answer answer = answer("When?", "1811");
        assertThat(Agreement.applied(answer, List.of())).isSameAs(answer);
    }

    @Test
    void the_note_is_in_the_language_of_the_question() {
        Answer answer = Agreement.applied(answer("水磨是哪一年重建的？", "1811"), answers("1811", "1840", "1840"));
        assertThat(answer.notes()).containsExactly("3 次独立研究中有 1 次给出同样的简短答案。另有 2 次的答案是：1840。");
    }

    @Test
    void groups_stand_by_size_and_leave_out_answers_without_claims() {
        Answer empty = Answer.failed("r", "When?", "down");
        List<Agreement.Group> groups = Agreement.groups(List.of(
                answer("When?", "1840"),
                empty,
                answer("When?", "1811"),
                answer("When?", "the year 1811"),
                answer("When?", "in 1811")));
        assertThat(groups)
                .extracting(Agreement.Group::shortAnswer)
                .startsWith("1811")
                .hasSize(3);
        assertThat(groups.get(0).answers()).hasSize(2);
    }
}

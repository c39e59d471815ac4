package dev.footnote.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What of a conversation becomes context. */
class EarlierTurnsTest {

    private final EarlierTurns turns = new EarlierTurns();

    @Test
    void nothing_said_is_no_context() {
        turns.add("user", " \n");
        turns.add("system", "");
        assertThat(turns.context()).isNull();
        assertThat(turns.lastReply()).isNull();
    }

    @Test
    void roles_of_tools_are_not_taken() {
        assertThat(EarlierTurns.takes("tool")).isFalse();
        assertThat(EarlierTurns.takes("")).isFalse();
        assertThat(EarlierTurns.takes("developer")).isTrue();
    }

    @Test
    void wishes_come_first_and_turns_in_their_order() {
        turns.add("user", "Who?");
        turns.add("system", "Short.");
        turns.add("assistant", " She. ");
        turns.add("developer", "In French.");
        assertThat(turns.context())
                .isEqualTo("Wishes for language and form:\nShort.\nIn French.\n\nUser: Who?\n\nAnswer: She.");
        assertThat(turns.lastReply()).isEqualTo(" She. ");
    }

    @Test
    void of_a_long_conversation_the_end_is_kept() {
        for (int i = 0; i < 100; i++) {
            turns.add("user", "question " + i + " " + "x".repeat(500));
        }
        assertThat(turns.context())
                .contains("question 99 ")
                .doesNotContain("question 1 ")
                .hasSizeLessThan(13_000);
    }

    @Test
    void turns_of_another_list_come_behind_with_their_wishes() {
        EarlierTurns before = new EarlierTurns();
        before.add("user", "First?");
        before.add("assistant", "One.");
        turns.add("system", "Short.");
        turns.add("user", "Second?");
        before.addAll(turns);
        assertThat(before.context())
                .isEqualTo("Wishes for language and form:\nShort.\n\nUser: First?\n\nAnswer: One.\n\nUser: Second?");
        assertThat(before.lastReply()).isEqualTo("One.");
    }
}

package dev.footnote.research.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent.MemoryFolded;
import dev.footnote.api.run.ToolCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the model still sees of a conversation. */
class ConversationTest {

    private static final String LEDGER = "[Earlier turns were left out to save room.";

    private static Conversation withNoteBeforeTheFirstStep() {
        Conversation conversation = new Conversation();
        conversation.add(0, Message.system("be careful"));
        conversation.add(0, Message.user("how deep?"));
        conversation.add(0, Message.user("what others found"));
        for (int step = 1; step <= 3; step++) {
            ToolCall call = new ToolCall("c" + step, "search", "{}");
            conversation.add(
                    step,
                    new Message(Message.Role.ASSISTANT, null, "thought " + step, List.of(call), null, null, Map.of()));
            conversation.add(step, Message.tool(call, "result " + step));
        }
        return conversation;
    }

    private static String text(Conversation conversation) {
        return conversation.messages().toString();
    }

    @Test
    void the_list_that_stands_for_dropped_turns_comes_once_behind_the_question() {
        Conversation conversation = withNoteBeforeTheFirstStep();
        conversation.fold(new MemoryFolded(4, 3, 3, 2));
        assertThat(text(conversation))
                .containsOnlyOnce(LEDGER)
                .containsSubsequence("how deep?", LEDGER, "what others found");
        assertThat(conversation.messages()).hasSize(5);
    }

    @Test
    void results_are_hidden_and_thinking_goes_step_by_step() {
        Conversation conversation = withNoteBeforeTheFirstStep();
        assertThat(text(conversation)).contains("result 1", "result 3", "thought 1");
        conversation.fold(new MemoryFolded(4, 2, 0, 0));
        assertThat(text(conversation)).contains("thought 1", "result 3").doesNotContain("result 1", "result 2", LEDGER);
        conversation.fold(new MemoryFolded(4, 2, 1, 0));
        assertThat(text(conversation)).contains("thought 2").doesNotContain("thought 1");
    }

    @Test
    void the_bytes_after_a_fold_are_fewer_and_known_before_it() {
        Conversation conversation = withNoteBeforeTheFirstStep();
        long whole = conversation.bytes(conversation.folded());
        MemoryFolded fold = new MemoryFolded(4, 0, 3, 0);
        long thoughts = 3 * "thought 1".length();
        assertThat(conversation.bytes(fold)).isEqualTo(whole - thoughts);
        conversation.fold(fold);
        assertThat(conversation.bytes(conversation.folded())).isEqualTo(whole - thoughts);
    }
}

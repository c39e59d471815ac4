package dev.footnote.research.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.tools.ToolNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of the step that a run is in, and of the limits that the model was told of. */
class StepStateTest {

    private static final ToolCall SEARCH = new ToolCall("s1", "search", "{\"queries\":[\"weir\"]}");
    private static final ToolCall READ = new ToolCall("r1", "read", "{\"url\":\"https://weir.example/\"}");

    private final StepState steps = new StepState();
    private final LimitState limits = new LimitState();

    private static ResearchEvent.ModelAnswered answer(int step, ToolCall... calls) {
        Message message = new Message(Message.Role.ASSISTANT, "So.", null, List.of(calls), null, null, Map.of());
        return new ResearchEvent.ModelAnswered(step, message, "stop", TokenCount.ZERO, null);
    }

    private static ResearchEvent.ToolAnswered result(ToolCall call, boolean failed) {
        return new ResearchEvent.ToolAnswered(1, Message.tool(call, "A result."), failed);
    }

    @Test
    void a_step_is_open_from_the_request_to_the_answer() {
        assertThat(steps.isOpen()).isFalse();
        steps.opened(new ResearchEvent.ModelCalled(1, ToolNames.ALL, false));
        assertThat(steps.isOpen()).isTrue();
        assertThat(steps.onlySubmit()).isFalse();
        steps.answered(answer(1, SEARCH));
        assertThat(steps.isOpen()).isFalse();
        steps.opened(new ResearchEvent.ModelCalled(2, List.of("submit_answer"), true));
        assertThat(steps.onlySubmit()).isTrue();
        assertThat(steps.offered()).containsExactly("submit_answer");
        assertThat(steps.current()).isEqualTo(2);
        assertThat(steps.lastAnswered()).isEqualTo(1);
    }

    @Test
    void a_turn_that_only_searched_is_known_until_a_search_fails_or_a_note_is_sent() {
        assertThat(steps.hasOnlySearched()).isFalse();
        steps.answered(answer(1, SEARCH, new ToolCall("s2", "search", "{}")));
        assertThat(steps.hasOnlySearched()).isTrue();
        steps.resultOf(result(SEARCH, false));
        assertThat(steps.hasOnlySearched()).isTrue();
        steps.resultOf(result(SEARCH, true));
        assertThat(steps.hasOnlySearched()).as("a search has failed").isFalse();
        steps.resultOf(result(SEARCH, false));
        assertThat(steps.hasOnlySearched()).as("a later one does not mend it").isFalse();
        steps.answered(answer(2, SEARCH));
        steps.noted();
        assertThat(steps.hasOnlySearched()).as("a note was sent").isFalse();
        steps.answered(answer(3, SEARCH, READ));
        assertThat(steps.hasOnlySearched()).as("it has read as well").isFalse();
    }

    @Test
    void a_call_is_unanswered_until_its_result_and_is_given_back_once() {
        steps.answered(answer(1, SEARCH, READ));
        assertThat(steps.unanswered()).containsExactly(SEARCH, READ);
        assertThat(steps.unanswered("r1")).contains(READ);
        assertThat(steps.resultOf(result(SEARCH, false))).contains(SEARCH);
        assertThat(steps.resultOf(result(SEARCH, false))).isEmpty();
        assertThat(steps.resultOf(new ResearchEvent.ToolAnswered(1, Message.user("A note."), false)))
                .isEmpty();
        assertThat(steps.unanswered()).containsExactly(READ);
        assertThat(steps.unanswered("s1")).isEmpty();
    }

    @Test
    void turns_without_calls_are_counted_in_a_row() {
        steps.answered(answer(1));
        steps.answered(answer(2));
        assertThat(steps.proseTurns()).isEqualTo(2);
        assertThat(steps.prose()).map(Message::text).contains("So.");
        steps.noted();
        assertThat(steps.prose()).isEmpty();
        assertThat(steps.proseTurns()).isEqualTo(2);
        steps.answered(answer(3, READ));
        assertThat(steps.proseTurns()).isZero();
    }

    @Test
    void a_limit_is_near_once_warned_of_and_reached_once() {
        assertThat(limits.isNear()).isFalse();
        assertThat(limits.untold()).isEmpty();
        limits.warned(new ResearchEvent.BudgetWarned(3, "tokens", false, "Soon."));
        assertThat(limits.isNear()).isTrue();
        assertThat(limits.isReached()).isFalse();
        assertThat(limits.wasReachedBefore(9)).isFalse();
        assertThat(limits.wasWarned("tokens", false)).isTrue();
        assertThat(limits.wasWarned("tokens", true)).isFalse();
        assertThat(limits.wasWarned("steps", false)).isFalse();
        limits.warned(new ResearchEvent.BudgetWarned(5, "tokens", true, "Now."));
        limits.warned(new ResearchEvent.BudgetWarned(7, "steps", true, "Now too."));
        assertThat(limits.isReached()).isTrue();
        assertThat(limits.wasReachedBefore(5)).as("the step of the warning").isFalse();
        assertThat(limits.wasReachedBefore(6)).as("the first warning counts").isTrue();
        assertThat(limits.untold()).map(ResearchEvent.BudgetWarned::limit).contains("steps");
        limits.told();
        assertThat(limits.untold()).isEmpty();
    }

    @Test
    void only_tools_of_ours_that_are_withheld_are_ignored_offers() {
        limits.called(List.of(SEARCH, new ToolCall("x", "paint", "{}")), List.of("search", "read"));
        assertThat(limits.isIgnored()).as("offered, or no tool at all").isFalse();
        limits.called(List.of(READ), List.of("search"));
        assertThat(limits.isIgnored()).isTrue();
        limits.called(List.of(SEARCH), List.of("search"));
        assertThat(limits.isIgnored()).as("it stays so").isTrue();
    }

    @Test
    void a_call_is_readable_if_its_tool_and_its_arguments_are_known() {
        assertThat(CallCounts.isReadable(SEARCH)).isTrue();
        assertThat(CallCounts.isReadable(READ)).isTrue();
        assertThat(CallCounts.isReadable(new ToolCall("m", "mcp_little_echo", "{}")))
                .isTrue();
        assertThat(CallCounts.isReadable(new ToolCall("m", "mcp_little_echo", "[1]")))
                .isFalse();
        assertThat(CallCounts.isReadable(new ToolCall("p", "paint", "{}"))).isFalse();
        assertThat(CallCounts.isReadable(new ToolCall("r", "read", "{\"url\":")))
                .isFalse();
    }
}

package dev.footnote.research.state;

import static dev.footnote.research.state.RecordedState.BEGIN;
import static dev.footnote.research.state.RecordedState.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.tools.ToolNames;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunStateTest {

    private static final ToolCall FIND = find("f1", "a keel");
    private static final ToolCall SUBMIT = new ToolCall("s1", ToolNames.SUBMIT, "{}");

    private final RecordedState run = new RecordedState();
    private final RunState state = run.state;

    private static ResearchEvent.BudgetWarned warned(String limit, boolean reached) {
        return new ResearchEvent.BudgetWarned(1, limit, reached, "note");
    }

    private static ResearchEvent.UserNoted note() {
        return new ResearchEvent.UserNoted(1, Message.user("Go on."));
    }

    @Test
    void a_step_is_open_from_the_call_of_the_model_to_its_turn() {
        assertThat(state.steps().isOpen()).isFalse();
        assertThat(state.steps().current()).isZero();
        run.opened(1);
        assertThat(state.steps().isOpen()).isTrue();
        run.answered(1, 1, 1, "0", FIND);
        assertThat(state.steps().isOpen()).isFalse();
        assertThat(state.steps().current()).isEqualTo(1);
        run.add(new ResearchEvent.ModelCalled(2, List.of(ToolNames.SUBMIT), true));
        assertThat(state.steps().isOpen()).isTrue();
        assertThat(state.steps().offered()).containsExactly(ToolNames.SUBMIT);
        assertThat(state.steps().onlySubmit()).isTrue();
    }

    @Test
    void calls_wait_for_their_results_in_the_order_of_the_model() {
        ToolCall second = find("f2", "a mast");
        run.step(1, 1, 1, "0", FIND, second);
        assertThat(state.steps().unanswered()).containsExactly(FIND, second);
        assertThat(state.steps().unanswered("f2")).contains(second);
        run.result(1, FIND);
        assertThat(state.steps().unanswered()).containsExactly(second);
        assertThat(state.steps().unanswered("f1")).isEmpty();
        run.result(1, find("unknown", "x"));
        assertThat(state.steps().unanswered()).containsExactly(second);
    }

    @Test
    void prose_counts_in_a_row_and_waits_for_a_note() {
        run.step(1, 1, 1, "0").add(note());
        run.step(2, 1, 1, "0");
        assertThat(state.steps().proseTurns()).isEqualTo(2);
        assertThat(state.steps().prose()).isPresent();
        run.add(note());
        assertThat(state.steps().prose()).isEmpty();
        assertThat(state.steps().proseTurns()).isEqualTo(2);
        run.step(3, 1, 1, "0", FIND);
        assertThat(state.steps().proseTurns()).isZero();
    }

    @Test
    void prose_never_enters_the_messages() {
        run.step(1, 1, 1, "0");
        assertThat(state.conversation().messages()).isEmpty();
        run.add(note());
        run.step(2, 1, 1, "0", FIND);
        assertThat(state.conversation().messages()).hasSize(2);
    }

    @Test
    void a_warning_is_untold_until_a_message_can_carry_it() {
        run.step(1, 1, 1, "0", FIND).add(warned("tokens", false));
        assertThat(state.limits().untold()).isPresent();
        assertThat(state.limits().isNear()).isTrue();
        assertThat(state.limits().isReached()).isFalse();
        assertThat(state.limits().wasWarned("tokens", false)).isTrue();
        assertThat(state.limits().wasWarned("tokens", true)).isFalse();
        assertThat(state.limits().wasWarned("steps", false)).isFalse();
        run.result(1, FIND);
        assertThat(state.limits().untold()).isEmpty();
        run.add(warned("tokens", true)).add(note());
        assertThat(state.limits().untold()).isEmpty();
        assertThat(state.limits().isReached()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"search, true", "read, true", "find, true", "submit_answer, false", "no_such_tool, false"})
    void a_limit_is_ignored_by_a_call_of_a_tool_that_was_not_offered(String tool, boolean ignored) {
        run.add(new ResearchEvent.ModelCalled(1, List.of(ToolNames.SUBMIT), false));
        run.answered(1, 1, 1, "0", new ToolCall("c", tool, "{}"));
        assertThat(state.limits().isIgnored()).isEqualTo(ignored);
    }

    @Test
    void usage_sums_up_models_judges_and_time() {
        run.at(0).step(1, 100, 10, "0.01", FIND);
        run.at(4).step(2, 200, 20, "0.02", SUBMIT);
        run.add(new ResearchEvent.ClaimsJudged(
                1, 1, List.of(), new TokenCount(50, 0, 5, 0), new BigDecimal("0.03"), null));
        Usage usage = state.usage(BEGIN.plusSeconds(9));
        assertThat(usage.modelCalls()).isEqualTo(3);
        assertThat(usage.tokens().input()).isEqualTo(350);
        assertThat(usage.tokens().output()).isEqualTo(35);
        assertThat(usage.costUsd()).isEqualByComparingTo("0.06");
        assertThat(usage.elapsedMs()).isEqualTo(9_000);
        run.at(7).add(new ResearchEvent.RunEnded(Answer.Status.FAILED, "", Usage.NONE));
        assertThat(state.usage(BEGIN.plusSeconds(99)).elapsedMs()).isEqualTo(7_000);
    }

    @Test
    void one_unknown_price_makes_the_sum_unknown() {
        run.step(1, 1, 1, "0.01", FIND).step(2, 1, 1, null, FIND).step(3, 1, 1, "0.01", FIND);
        assertThat(state.usage(run.now()).costUsd()).isNull();
    }

    @Test
    void a_run_starts_with_its_first_event_and_ends_with_the_last() {
        assertThat(state.outcome().hasStarted()).isFalse();
        assertThat(state.startedAt(BEGIN.plusSeconds(50))).isEqualTo(BEGIN.plusSeconds(50));
        run.at(3).opened(1);
        assertThat(state.outcome().hasStarted()).isTrue();
        assertThat(state.startedAt(BEGIN.plusSeconds(50))).isEqualTo(BEGIN.plusSeconds(3));
        assertThat(state.outcome().hasEnded()).isFalse();
        run.add(new ResearchEvent.RunEnded(Answer.Status.CANCELLED, "enough", Usage.NONE));
        assertThat(state.outcome().hasEnded()).isTrue();
        assertThat(state.outcome().answer()).isEmpty();
    }

    @Test
    void a_round_of_drafts_is_over_when_the_call_that_handed_it_in_is_answered() {
        Draft draft = new Draft(true, "", 1, List.of(), List.of());
        run.step(1, 1, 1, "0", SUBMIT);
        assertThat(state.drafts().round()).isEqualTo(1);
        assertThat(state.drafts().has(1)).isFalse();
        run.add(new ResearchEvent.DraftSubmitted(1, 1, draft));
        run.add(new ResearchEvent.QuoteRefused(1, 0, 1, "q", "no", null));
        assertThat(state.drafts().has(1)).isTrue();
        assertThat(state.drafts().refusals()).isEqualTo(1);
        run.result(1, SUBMIT);
        assertThat(state.drafts().round()).isEqualTo(2);
        assertThat(state.drafts().refusals()).isZero();
        assertThat(state.drafts().last()).contains(draft);
    }

    @Test
    void a_submission_that_cannot_be_read_takes_no_round_and_another_tool_neither() {
        run.step(1, 1, 1, "0", SUBMIT).result(1, SUBMIT);
        assertThat(state.drafts().round()).isEqualTo(1);
        run.step(2, 1, 1, "0", FIND)
                .add(new ResearchEvent.DraftSubmitted(2, 1, new Draft(false, "", 0, List.of(), List.of())));
        run.result(2, FIND);
        assertThat(state.drafts().round()).isEqualTo(1);
    }

    @Test
    void the_last_mode_and_all_changes_of_the_model_are_known() {
        assertThat(state.models().mode()).isEmpty();
        run.add(new ResearchEvent.ModeChosen(0, Mode.FAST, true, "short"));
        run.add(new ResearchEvent.ModeChosen(3, Mode.THINK, false, "weak"));
        assertThat(state.models().mode()).map(ResearchEvent.ModeChosen::mode).contains(Mode.THINK);
        ResearchEvent.ModelChanged change = new ResearchEvent.ModelChanged(2, "kimi", "vllm", "m", "it failed");
        run.add(change);
        assertThat(state.models().changes()).containsExactly(change);
    }

    @Test
    void a_refused_attempt_changes_nothing() {
        run.opened(1);
        run.add(new ResearchEvent.AttemptDiscarded(1, 1, "cut"));
        assertThat(state.steps().isOpen()).isTrue();
        assertThat(state.steps().calls().badInARow()).isZero();
    }

    @Test
    void bad_calls_count_in_a_row() {
        run.step(1, 1, 1, "0", new ToolCall("a", "fly", "{}"));
        run.step(2, 1, 1, "0", new ToolCall("b", ToolNames.SEARCH, "not json"));
        assertThat(state.steps().calls().badInARow()).isEqualTo(2);
        run.step(3, 1, 1, "0", FIND);
        assertThat(state.steps().calls().badInARow()).isZero();
        assertThat(state.steps().calls().hasId("b")).isTrue();
        assertThat(state.steps().calls().hasId("z")).isFalse();
        assertThat(state.steps().calls().times(find("other", "a keel"))).isEqualTo(1);
    }
}

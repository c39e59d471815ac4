package dev.footnote.research.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.store.MemoryRunStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much of each limit several trajectories have used up together, with what is kept back. */
class PooledBudgetTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

    private final RunJournal journal = new RunJournal(
            new MemoryRunStore(1, Duration.ofHours(1), CLOCK)
                    .create("r", "", ResearchRequest.of("Why?"))
                    .log(),
            Runnable::run);

    private PooledBudget pool(Integer steps, Long tokens, String cost) {
        return new PooledBudget(
                journal, new Budget(steps, tokens, cost == null ? null : new BigDecimal(cost), null), 3);
    }

    private void begins(int trajectory) {
        ResearchEvent.RunStarted opening = new ResearchEvent.RunStarted(
                ResearchRequest.of("Why?"), "e", "m", Message.system("s"), Message.user("Why?"), "00");
        journal.append(trajectory, new ResearchEvent.TrajectoryStarted("straight", 0, opening));
    }

    private void calls(int trajectory, int step) {
        journal.append(trajectory, new ResearchEvent.ModelCalled(step, List.of(), false));
    }

    private void answers(int trajectory, int step, long tokens, String cost) {
        Message message = new Message(Message.Role.ASSISTANT, "x", null, List.of(), null, null, Map.of());
        journal.append(
                trajectory,
                new ResearchEvent.ModelAnswered(
                        step, message, "stop", new TokenCount(tokens, 0, 0, 0), new BigDecimal(cost)));
    }

    @Test
    void a_step_is_kept_for_each_that_goes_on_and_three_for_the_last_pass() {
        PooledBudget pool = pool(10, null, null);
        assertThat(pool.share("steps")).isEqualTo(0.3);
        begins(1);
        begins(2);
        assertThat(pool.share("steps")).isEqualTo(0.5);
        calls(1, 1);
        calls(2, 1);
        assertThat(pool.share("steps")).isEqualTo(0.7);
        journal.append(2, new ResearchEvent.TrajectoryEnded(Answer.failed("r-2", "Why?", "gone")));
        assertThat(pool.share("steps")).as("one less has to hand in").isEqualTo(0.6);
    }

    @Test
    void the_largest_call_tells_what_calls_to_come_may_take() {
        PooledBudget pool = pool(null, 1_000L, "1.00");
        begins(1);
        begins(2);
        assertThat(pool.share("tokens")).isZero();
        calls(1, 1);
        answers(1, 1, 40, "0.02");
        calls(2, 1);
        answers(2, 1, 100, "0.05");
        assertThat(pool.share("tokens")).isEqualTo((140 + 5 * 100) / 1_000.0);
        assertThat(pool.share("cost")).isEqualTo(0.07 + 5 * 0.05);
        calls(1, 2);
        assertThat(pool.share("tokens")).as("one is under way").isEqualTo((140 + 6 * 100) / 1_000.0);
    }

    @Test
    void what_has_no_limit_is_never_used_up() {
        begins(1);
        calls(1, 1);
        answers(1, 1, 1_000_000, "100");
        PooledBudget pool = pool(null, null, null);
        assertThat(pool.share("steps")).isZero();
        assertThat(pool.share("tokens")).isZero();
        assertThat(pool.share("cost")).isZero();
        assertThat(pool.share("time")).isZero();
    }
}

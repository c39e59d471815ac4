package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.langchain4j.data.message.AiMessage;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a step of the loop costs on the run's own thread, in allocated bytes: the same in a long run as in a short one. */
@Timeout(120)
class StepCostIT {

    private static final int STEPS = 400;

    private static AiMessage step(int step) {
        if (step == STEPS) {
            return turn("Done.", "submit_answer", "{\"found\":false,\"claims\":[]}");
        }
        int page = step / 2 + 1;
        return step % 2 == 0
                ? turn("Look.", "search", search("ship " + page))
                : turn("Read.", "read", read(Register.url(page)));
    }

    @Test
    void a_step_late_in_a_run_costs_little_more_than_an_early_one() throws Exception {
        Register register = new Register(false);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Long> allocated = new ArrayList<>();
        CountingModel model = new CountingModel(10_000_000, step -> {
            allocated.add(threads.getCurrentThreadAllocatedBytes());
            return step(step);
        });
        try (Bench bench = new Bench(register, register).maxSteps(STEPS + 10)) {
            Bench.answer(bench.start(bench.fresh("run"), model));
        }
        long early = allocated.get(100) - allocated.get(50);
        long late = allocated.get(390) - allocated.get(340);
        assertThat((double) late / early)
                .as("%d bytes for 50 steps, then %d", early, late)
                .isLessThan(1.6);
    }
}

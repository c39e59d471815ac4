package dev.footnote.research.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.run.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one run may do with the tools of others. */
class ExternalToolTest {

    /** Says what it was called with. */
    private static final class Echo implements ExternalTools {
        private final List<String> called = new ArrayList<>();
        private final int most;
        private final boolean failing;

        Echo(int most, boolean failing) {
            this.most = most;
            this.failing = failing;
        }

        @Override
        public Offer open() {
            return new Offer(List.of(), List.of());
        }

        @Override
        public Result call(String tool, String arguments) {
            called.add(tool + " " + arguments);
            return new Result("little", "it says " + arguments, false, failing);
        }

        @Override
        public int maxCalls() {
            return most;
        }
    }

    private static ToolCall call(String arguments) {
        return new ToolCall("c1", "mcp_little_echo", arguments);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void a_run_calls_as_often_as_it_may_and_not_once_more(int most) {
        Echo echo = new Echo(most, false);
        ExternalTool tool = new ExternalTool(echo);
        for (int i = 0; i < most; i++) {
            tool.run(1, call("{\"n\":" + i + "}"), new Cancellation());
        }
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tool.run(1, call("{}"), new Cancellation()))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining(most + " times")
                    .hasMessageContaining("mcp.max_calls");
        }
        assertThat(echo.called).hasSize(most);
        new ExternalTool(new Echo(1, false)).run(1, call("{}"), new Cancellation()); // each run counts its own
    }

    @Test
    void a_result_is_shown_with_its_server_and_its_failure() {
        ToolRunner.Outcome sound = new ExternalTool(new Echo(1, false))
                .run(1, call("{\"n\":5}"), new Cancellation())
                .get();
        assertThat(sound.text()).contains("little", "it says {\"n\":5}");
        assertThat(sound.failed()).isFalse();
        assertThat(new ExternalTool(new Echo(1, true))
                        .run(1, call("{}"), new Cancellation())
                        .get()
                        .failed())
                .isTrue();
    }

    @Test
    void a_cancelled_run_calls_nothing() {
        Echo echo = new Echo(5, false);
        Cancellation cancelled = new Cancellation();
        cancelled.cancel("enough");
        assertThatThrownBy(() -> new ExternalTool(echo).run(1, call("{}"), cancelled))
                .isInstanceOf(CancelledException.class);
        assertThat(echo.called).isEmpty();
    }
}

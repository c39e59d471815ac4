package dev.footnote.research.state;

import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.tools.ToolNames;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the state of a run from events, a second apart unless a test moves the clock. */
final class RecordedState {

    static final Instant BEGIN = Instant.parse("2026-02-03T08:00:00Z");

    final RunState state = new RunState();
    private Instant now = BEGIN;
    private long seq;

    Instant now() {
        return now;
    }

    RecordedState at(long seconds) {
        now = BEGIN.plusSeconds(seconds);
        return this;
    }

    RecordedState add(ResearchEvent event) {
        state.apply(new RecordedEvent(++seq, now, 0, event));
        return this;
    }

    /** Opens a step that offers all tools. */
    RecordedState opened(int step) {
        return add(new ResearchEvent.ModelCalled(step, ToolNames.ALL, false));
    }

    RecordedState answered(int step, long input, long output, @Nullable String usd, ToolCall... calls) {
        return add(new ResearchEvent.ModelAnswered(
                step,
                new Message(Message.Role.ASSISTANT, "So.", "Hm.", List.of(calls), null, null, Map.of()),
                "stop",
                new TokenCount(input, 0, output, 0),
                usd == null ? null : new BigDecimal(usd)));
    }

    /** Opens a step and answers it. */
    RecordedState step(int step, long input, long output, @Nullable String usd, ToolCall... calls) {
        return opened(step).answered(step, input, output, usd, calls);
    }

    RecordedState result(int step, ToolCall call) {
        return add(new ResearchEvent.ToolAnswered(step, Message.tool(call, "A result."), false));
    }

    static ToolCall find(String id, String text) {
        return new ToolCall(id, ToolNames.FIND, "{\"source\":1,\"text\":\"" + text + "\"}");
    }
}

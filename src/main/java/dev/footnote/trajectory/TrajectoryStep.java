package dev.footnote.trajectory;

import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.run.ToolCall;
import dev.footnote.api.search.SearchResult;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model call of a run and its consequences.
 *
 * @param number from 1
 * @param message the message of the model, or null if the run ended before it came
 * @param tokens as the host counted
 * @param costUsd of the call, or null where it is unknown
 * @param actions the calls of the message, in their order
 * @param events the other events, in order: tries given up, notes, folds, warnings and verdicts
 */
record TrajectoryStep(
        int number,
        @Nullable Message message,
        TokenCount tokens,
        @Nullable BigDecimal costUsd,
        List<Action> actions,
        List<ResearchEvent> events) {

    TrajectoryStep {
        actions = List.copyOf(actions);
        events = List.copyOf(events);
    }

    /**
     * A tool call and its outcome.
     *
     * @param call the call of the model
     * @param answer as the model read it, or null if the run ended first, as it does when an answer is accepted
     * @param failed true if the tool could not do it
     * @param result the result of a search, or null
     * @param source the source of a read, or null
     */
    record Action(
            ToolCall call,
            @Nullable String answer,
            boolean failed,
            @Nullable SearchResult result,
            @Nullable SourceInfo source) {}
}

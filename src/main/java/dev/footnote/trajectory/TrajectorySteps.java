package dev.footnote.trajectory;

import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.run.ToolCall;
import dev.footnote.api.search.SearchResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a run's events together to steps. A step that the time limit broke off is followed by another with the next number. */
final class TrajectorySteps {

    private final Map<Integer, ResearchEvent.ModelAnswered> answers = new TreeMap<>();
    private final Map<Integer, List<ResearchEvent>> others = new TreeMap<>();
    private final Map<String, ResearchEvent.ToolAnswered> results = new HashMap<>();
    private final Map<String, SearchResult> searches = new HashMap<>();
    private final Map<String, SourceInfo> reads = new HashMap<>();
    private int step;

    private TrajectorySteps() {}

    /** The steps of a trajectory, from the first on. */
    static List<TrajectoryStep> of(Trajectory trajectory) {
        TrajectorySteps steps = new TrajectorySteps();
        trajectory.ownEvents().stream().map(RecordedEvent::event).forEach(steps::take);
        List<TrajectoryStep> out = new ArrayList<>();
        for (int number = 1; number <= steps.step; number++) {
            out.add(steps.step(number));
        }
        return out;
    }

    /** What happened before the first step, such as the choice of a mode. */
    static List<ResearchEvent> opening(Trajectory trajectory) {
        TrajectorySteps steps = new TrajectorySteps();
        trajectory.ownEvents().stream().map(RecordedEvent::event).forEach(steps::take);
        return steps.others.getOrDefault(0, List.of());
    }

    private void take(ResearchEvent event) {
        if (event instanceof ResearchEvent.ModelCalled e) {
            step = Math.max(step, e.step());
        } else if (event instanceof ResearchEvent.ModelAnswered e) {
            answers.put(e.step(), e);
        } else if (event instanceof ResearchEvent.ToolAnswered e) {
            results.put(key(e.step(), e.message().toolCallId()), e);
        } else if (event instanceof ResearchEvent.SearchDone e) {
            searches.put(key(e.step(), e.callId()), e.result());
        } else if (event instanceof ResearchEvent.SourceFrozen e) {
            reads.put(key(e.step(), e.callId()), e.source());
        } else if (!(event instanceof ResearchEvent.RunStarted || event instanceof ResearchEvent.ToolCalled)) {
            others.computeIfAbsent(step, k -> new ArrayList<>()).add(event);
        }
    }

    private static String key(int step, @Nullable String call) {
        return step + " " + call;
    }

    private TrajectoryStep step(int number) {
        ResearchEvent.ModelAnswered answered = answers.get(number);
        Message message = answered == null ? null : answered.message();
        List<ToolCall> calls = message == null ? List.of() : message.toolCalls();
        return new TrajectoryStep(
                number,
                message,
                answered == null ? TokenCount.ZERO : answered.tokens(),
                answered == null ? null : answered.costUsd(),
                calls.stream().map(call -> action(number, call)).toList(),
                others.getOrDefault(number, List.of()));
    }

    private TrajectoryStep.Action action(int number, ToolCall call) {
        String key = key(number, call.id());
        ResearchEvent.ToolAnswered result = results.get(key);
        return new TrajectoryStep.Action(
                call,
                result == null ? null : result.message().text(),
                result != null && result.failed(),
                searches.get(key),
                reads.get(key));
    }
}

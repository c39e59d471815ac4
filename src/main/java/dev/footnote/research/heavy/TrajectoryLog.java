package dev.footnote.research.heavy;

import dev.footnote.api.Answer;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.RunLog;
import dev.footnote.research.state.RunJournal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of one trajectory: to its run a log of its own, whose events stand in the log of the whole under the trajectory's number. The beginning and the end of a
 * trajectory are events of their own there, for the whole run neither begins nor ends with them. Safe for many threads.
 */
final class TrajectoryLog implements RunLog {

    private final RunJournal whole;
    private final int number;
    private final String approach;
    private final int parent;
    private final Clock clock;
    private final List<RecordedEvent> own = new ArrayList<>();
    private @Nullable Answer answer;

    /**
     * @param whole what its events are added to; those that stand there under its number are taken over
     * @param number of the trajectory, from 1
     * @param approach what it is asked to do otherwise than the others
     * @param parent number of the trajectory that handed a question to it, or 0
     */
    TrajectoryLog(RunJournal whole, int number, String approach, int parent, Clock clock) {
        this.whole = whole;
        this.number = number;
        this.approach = approach;
        this.parent = parent;
        this.clock = clock;
        for (RecordedEvent recorded : whole.from(1)) {
            if (recorded.trajectory() == number) {
                takeOver(recorded);
            }
        }
    }

    private void takeOver(RecordedEvent recorded) {
        if (recorded.event() instanceof ResearchEvent.TrajectoryStarted e) {
            keep(recorded.at(), e.opening());
        } else if (recorded.event() instanceof ResearchEvent.TrajectoryEnded e) {
            Answer found = e.answer();
            keep(recorded.at(), new ResearchEvent.AnswerReady(found));
            keep(recorded.at(), ended(found));
        } else {
            keep(recorded.at(), recorded.event());
        }
    }

    private static ResearchEvent.RunEnded ended(Answer answer) {
        String reason = answer.reason();
        return new ResearchEvent.RunEnded(answer.status(), reason == null ? "" : reason, answer.usage());
    }

    @Override
    public synchronized RecordedEvent append(int trajectory, ResearchEvent event) {
        if (event instanceof ResearchEvent.RunStarted e) {
            whole.append(number, new ResearchEvent.TrajectoryStarted(approach, parent, e));
        } else if (event instanceof ResearchEvent.AnswerReady e) {
            answer = e.answer();
        } else if (event instanceof ResearchEvent.RunEnded) {
            Answer found = answer;
            if (found != null) {
                whole.append(number, new ResearchEvent.TrajectoryEnded(found));
            }
        } else {
            whole.append(number, event);
        }
        return keep(clock.instant(), event);
    }

    private synchronized RecordedEvent keep(Instant at, ResearchEvent event) {
        RecordedEvent recorded = new RecordedEvent(own.size() + 1L, at, 0, event);
        own.add(recorded);
        return recorded;
    }

    @Override
    public synchronized List<RecordedEvent> from(long seq) {
        int first = (int) Math.min(own.size(), Math.max(0, seq - 1));
        return List.copyOf(own.subList(first, own.size()));
    }
}

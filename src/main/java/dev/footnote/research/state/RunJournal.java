package dev.footnote.research.state;

import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.RunLog;
import dev.footnote.api.run.ThoughtDelta;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A run's log with the state that follows from it and the listeners that watch it. Safe for many threads; an event is in the log
 * before the state shows it and before anybody hears of it. After {@link ResearchEvent.RunEnded} nothing is appended any more.
 */
public final class RunJournal {

    private final ReentrantLock lock = new ReentrantLock();
    private final RunLog log;
    private final RunState state = new RunState();
    private final List<Optional<BigDecimal>> costs = new ArrayList<>();
    private final List<EventQueue> watchers = new CopyOnWriteArrayList<>();
    private final Executor executor;

    public RunJournal(RunLog log, Executor executor) {
        this.log = log;
        this.executor = executor;
        log.from(1).forEach(this::apply);
    }

    /**
     * Appends an event, unless the run has ended.
     *
     * @return true if it was appended
     */
    public boolean append(ResearchEvent event) {
        return append(0, event);
    }

    /**
     * Appends an event of a trajectory, unless the run has ended.
     *
     * @param trajectory its number; 0 for the run's own
     * @return true if it was appended
     */
    public boolean append(int trajectory, ResearchEvent event) {
        lock.lock();
        try {
            if (state.outcome().hasEnded()) {
                return false;
            }
            RecordedEvent recorded = log.append(trajectory, event);
            apply(recorded);
            RecordedEvent told = costing(recorded);
            watchers.forEach(watcher -> watcher.offer(told));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Reads the state, or appends by it, as one step. */
    public <T> T with(Function<RunState, T> reader) {
        lock.lock();
        try {
            return reader.apply(state);
        } finally {
            lock.unlock();
        }
    }

    private void apply(RecordedEvent recorded) {
        state.apply(recorded);
        costs.add(state.spent().cost());
    }

    private RecordedEvent costing(RecordedEvent recorded) {
        return recorded.withCost(costs.get((int) recorded.seq() - 1).orElse(null));
    }

    /**
     * The events from a number on, each with what the run had cost by then.
     *
     * @param seq of the first, from 1
     */
    public List<RecordedEvent> from(long seq) {
        lock.lock();
        try {
            return log.from(seq).stream().map(this::costing).toList();
        } finally {
            lock.unlock();
        }
    }

    public void think(ThoughtDelta delta) {
        watchers.forEach(watcher -> watcher.offer(delta));
    }

    public ResearchRun.Watch watch(long seq, RunListener listener) {
        EventQueue watcher = new EventQueue(listener, executor, watchers::remove);
        lock.lock();
        try {
            from(seq).forEach(watcher::offer);
            if (!state.outcome().hasEnded()) {
                watchers.add(watcher);
            }
        } finally {
            lock.unlock();
        }
        return watcher;
    }
}

package dev.footnote.api.run;

import java.util.List;

/** The events of one run, in order; the only truth about it. Safe for many threads. */
public interface RunLog {

    /**
     * Appends an event; when this returns, the event is as durable as this log makes it.
     *
     * @param trajectory which rollout, from 0
     * @param event the event
     * @return the event with its number and time
     */
    RecordedEvent append(int trajectory, ResearchEvent event);

    /**
     * The events so far, from a number on.
     *
     * @param seq the first number wanted, from 1
     */
    List<RecordedEvent> from(long seq);
}

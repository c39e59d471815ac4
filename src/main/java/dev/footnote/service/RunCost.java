package dev.footnote.service;

import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.search.EngineReport;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The money that a run has spent so far, by its events. Not safe for many threads. */
public final class RunCost {

    private final ResearchRun run;
    private long next = 1;
    private BigDecimal spent = BigDecimal.ZERO;

    /**
     * Creates a count that begins with the run's first event.
     *
     * @param run whose money is counted
     */
    public RunCost(ResearchRun run) {
        this.run = run;
    }

    /** Returns US dollars for model calls, judging and paid searches up to now; calls without a known price count nothing. */
    public BigDecimal now() {
        for (RecordedEvent recorded : run.events(next)) {
            next = recorded.seq() + 1;
            if (recorded.event() instanceof ResearchEvent.ModelAnswered answered) {
                add(answered.costUsd());
            } else if (recorded.event() instanceof ResearchEvent.ClaimsJudged judged) {
                add(judged.costUsd());
            } else if (recorded.event() instanceof ResearchEvent.SearchDone done) {
                done.result().engines().stream()
                        .filter(report -> report.outcome() != EngineReport.Outcome.CACHED)
                        .forEach(report -> add(report.costUsd()));
            }
        }
        return spent;
    }

    private void add(@Nullable BigDecimal amount) {
        spent = amount == null ? spent : spent.add(amount);
    }
}

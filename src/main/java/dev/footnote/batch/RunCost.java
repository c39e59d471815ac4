package dev.footnote.batch;

import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.search.EngineReport;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The money that a run has spent so far, by its events. Not safe for many threads. */
final class RunCost {

    private final ResearchRun run;
    private long next = 1;
    private BigDecimal spent = BigDecimal.ZERO;

    RunCost(ResearchRun run) {
        this.run = run;
    }

    /** Model calls and paid searches up to now; what has no known price counts nothing. */
    BigDecimal now() {
        for (RecordedEvent recorded : run.events(next)) {
            next = recorded.seq() + 1;
            if (recorded.event() instanceof ResearchEvent.ModelAnswered answered) {
                add(answered.costUsd());
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

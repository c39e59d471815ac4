package dev.footnote.research.tool;

import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.research.state.BudgetMeter;
import dev.footnote.research.state.RunJournal;
import dev.footnote.tools.ToolTexts;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Writes the tools' answers into the log, with a note on the budget or on a call made again and again where one is due. */
public final class ToolAnswers {

    /** Equal calls from which on the model is told. */
    private static final int TOLD_REPEATS = 3;

    private final RunJournal journal;
    private final BudgetMeter meter;
    private final Clock clock;

    public ToolAnswers(RunJournal journal, BudgetMeter meter, Clock clock) {
        this.journal = journal;
        this.meter = meter;
        this.clock = clock;
    }

    /**
     * Appends the result of a call.
     *
     * @param call one of the model's last turn
     * @param outcome its result
     */
    public void add(ToolCall call, ToolRunner.Outcome outcome) {
        Instant now = clock.instant();
        String budget = journal.with(state -> {
                    Optional<ResearchEvent.BudgetWarned> due =
                            state.steps().unanswered().size() != 1
                                    ? Optional.empty()
                                    : state.limits().untold().or(() -> meter.due(state, now));
                    due.filter(warned -> state.limits().untold().isEmpty()).ifPresent(journal::append);
                    return due;
                })
                .map(warned -> "\n\n" + ToolTexts.budgetNote(warned.note()))
                .orElse("");
        int step = journal.with(state -> state.steps().current());
        String text = outcome.text() + repeated(call) + budget;
        journal.append(new ResearchEvent.ToolAnswered(step, Message.tool(call, text), outcome.failed()));
    }

    private String repeated(ToolCall call) {
        int times = journal.with(state -> state.steps().calls().times(call));
        return times >= TOLD_REPEATS ? "\n\n" + ToolTexts.repeatNote(times) : "";
    }
}

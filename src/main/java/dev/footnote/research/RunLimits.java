package dev.footnote.research;

import dev.footnote.api.Answer;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.research.state.BudgetMeter;
import dev.footnote.research.state.FoldingStrategy;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.tool.ToolAnswers;
import dev.footnote.tools.ToolTexts;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Ends a run that has passed a limit, and warns the model of limits that are near. */
final class RunLimits {

    private final RunJournal journal;
    private final RunEnding ending;
    private final ResearchSettings settings;
    private final Clock clock;
    private final BudgetMeter meter;

    RunLimits(Run.Parts parts, RunEnding ending) {
        this.journal = parts.journal();
        this.ending = ending;
        this.settings = parts.settings();
        this.clock = parts.clock();
        this.meter = new BudgetMeter(
                parts.request().budget(),
                settings.warnAt(),
                settings.equalCalls(),
                parts.plan().budget());
    }

    /** Returns what appends results, with a warning where one is due. */
    ToolAnswers results() {
        return new ToolAnswers(journal, meter, clock);
    }

    /** Ends the run if a limit was passed or the model is unfit; returns true if it was ended. */
    boolean haveEndedRun() {
        int bad = journal.with(state -> state.steps().calls().badInARow());
        if (bad >= settings.badCallLimit()) {
            ending.fail("the model made " + bad
                    + " unreadable or unknown tool calls in a row; it does not seem fit for tools."
                    + " Choose another with --model-name or model.name");
            return true;
        }
        if (journal.with(state -> meter.wasUsedUpBeforeLastCall(state, clock.instant()))) {
            ending.end(
                    Answer.Status.BUDGET_EXHAUSTED,
                    journal.with(meter::wasRepeatingBeforeLastCall)
                            ? "the model made the same call " + settings.equalCalls()
                                    + " times and did not hand in an answer that holds; ask in smaller parts, or choose another model"
                                    + " with --model-name or model.name"
                            : journal.with(meter::wasFullBeforeLastCall)
                                    ? "the conversation filled the model's window and the model did not hand in an answer that"
                                            + " holds; ask in smaller parts, or let older parts be hidden (research.folding)"
                                    : journal.with(
                                            state -> reached(state.limits().first())));
            return true;
        }
        return false;
    }

    private static String reached(String limit) {
        String what = limit.isEmpty() ? "a limit" : "the limit of " + limit;
        String more = switch (limit) {
            case "steps" -> "--max-steps or research.max_steps";
            case "tokens" -> "research.max_tokens";
            case "cost" -> "--max-cost or research.max_cost_usd";
            case "time" -> "--max-time or research.max_time";
            default -> "research.max_steps and its like";
        };
        return what + " was reached and the model did not hand in an answer that holds; allow more with " + more
                + ", or ask in smaller parts";
    }

    /**
     * Asks the model to hand in while it still can, where the conversation fills the window and nothing may be folded.
     *
     * @param window of the model in tokens; 0 if it is not known
     */
    void handInBeforeWindowIsFull(long window) {
        if (settings.folding() != FoldingStrategy.NONE) {
            return;
        }
        journal.with(state -> {
            boolean due = meter.isFull(state, window);
            if (due) {
                int step = state.steps().current();
                journal.append(new ResearchEvent.BudgetWarned(step, BudgetMeter.WINDOW, true, BudgetMeter.WINDOW_FULL));
                journal.append(
                        new ResearchEvent.UserNoted(step, Message.user(ToolTexts.budgetNote(BudgetMeter.WINDOW_FULL))));
            }
            return due;
        });
    }

    /** Tells the model of a limit that is reached and that no result could tell of. */
    void warn() {
        Instant now = clock.instant();
        journal.with(state -> {
            Optional<ResearchEvent.BudgetWarned> due =
                    state.limits().untold().or(() -> meter.due(state, now)).filter(ResearchEvent.BudgetWarned::reached);
            due.ifPresent(warned -> {
                if (state.limits().untold().isEmpty()) {
                    journal.append(warned);
                }
                journal.append(new ResearchEvent.UserNoted(
                        state.steps().current(), Message.user(ToolTexts.budgetNote(warned.note()))));
            });
            return due;
        });
    }
}

package dev.footnote.research.state;

import dev.footnote.answer.DraftChecker;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.research.mode.ModeChooser;
import dev.footnote.research.mode.ModeSettings;
import dev.footnote.tools.ToolTexts;
import java.util.Optional;

/** How much thinking a run does: what was decided before it, and whether a fast attempt goes on with more. Safe for many threads. */
public final class ThinkingMode {

    private final RunJournal journal;
    private final ModeSettings settings;

    public ThinkingMode(RunJournal journal, ModeSettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    /** True if the model is asked not to think. */
    public boolean isFast() {
        return journal.with(state -> state.models().mode())
                .filter(chosen -> chosen.mode() == Mode.FAST)
                .isPresent();
    }

    /**
     * Returns true if the model is asked to think less than usual in the next step: one that follows searches alone only chooses what to read. Plans, what was read,
     * what was sent back, and the answer are thought about in full.
     */
    public boolean isLight() {
        return settings.effortByStep()
                && !isFast()
                && journal.with(state ->
                        state.steps().hasOnlySearched() && !state.limits().isReached());
    }

    private boolean escalates() {
        return journal.with(state -> state.models().mode())
                .filter(ResearchEvent.ModeChosen::escalates)
                .isPresent();
    }

    /**
     * Goes on with thinking where the answer of a fast attempt must not be the last word. A draft whose call a broken-off run had not
     * answered yet is told the same again.
     *
     * @param step in which the draft was handed in
     * @return why; empty if the answer may be the last word, or the mode is settled
     */
    public Optional<String> escalated(int step, Draft draft, DraftChecker.Verdict verdict) {
        Optional<String> before = journal.with(state -> state.models().mode())
                .filter(chosen -> chosen.step() == step && chosen.mode() == Mode.THINK)
                .map(ResearchEvent.ModeChosen::reason);
        if (before.isPresent() || !escalates()) {
            return before;
        }
        return ModeChooser.tooWeak(draft, verdict, settings).filter(reason -> escalate(step, reason));
    }

    /** Goes on with thinking; false if the run has ended. */
    private boolean escalate(int step, String reason) {
        return journal.append(new ResearchEvent.ModeChosen(step, Mode.THINK, false, reason));
    }

    /** Goes on with thinking where a fast attempt has used up its steps, and tells the model so. */
    public void afterSteps() {
        int step = journal.with(state -> state.steps().current());
        if (step < settings.fastSteps() || !escalates()) {
            return;
        }
        String reason = "there was no answer after " + step + " steps";
        if (escalate(step, reason)) {
            journal.append(new ResearchEvent.UserNoted(step, Message.user(ToolTexts.escalated(reason))));
        }
    }
}

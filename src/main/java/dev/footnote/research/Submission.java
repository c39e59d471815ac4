package dev.footnote.research;

import dev.footnote.answer.DraftChecker;
import dev.footnote.api.Draft;
import dev.footnote.api.ResearchEvent;
import dev.footnote.api.ToolCall;
import dev.footnote.tools.BadArguments;
import dev.footnote.tools.Refusal;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.footnote.tools.ToolTexts;
import java.util.List;
import java.util.function.BiConsumer;

/** Takes drafts: refuses one whose quotes do not hold, ends the run with one that is accepted. */
final class Submission {

    private final DraftChecker checker;
    private final Journal journal;
    private final int rounds;
    private final BiConsumer<Draft, List<DraftChecker.Checked>> accepted;

    /**
     * @param rounds refusals before bad claims are marked unsupported
     * @param accepted ends the run
     */
    Submission(
            DraftChecker checker, Journal journal, int rounds, BiConsumer<Draft, List<DraftChecker.Checked>> accepted) {
        this.checker = checker;
        this.journal = journal;
        this.rounds = rounds;
        this.accepted = accepted;
    }

    Toolbox.Outcome submit(int step, ToolCall call) {
        try {
            return check(step, ToolContract.draft(call.arguments()));
        } catch (BadArguments e) {
            return Toolbox.failed(
                    ToolNames.SUBMIT, Toolbox.message(e), "Call submit_answer again with arguments of the right form.");
        }
    }

    /** Checks a draft; what an earlier start of this run has recorded of it is not recorded again. */
    Toolbox.Outcome check(int step, Draft draft) {
        int round = journal.with(RunState::draftRound);
        if (!journal.with(state -> state.hasDraft(round))) {
            journal.append(new ResearchEvent.DraftSubmitted(step, round, draft));
        }
        boolean last = round > rounds || journal.with(RunState::limitReached);
        DraftChecker.Verdict verdict = checker.check(draft, last);
        int recorded = journal.with(RunState::refusalsOfDraft);
        verdict.refusals().stream().skip(recorded).forEach(refused -> journal.append(event(round, refused)));
        if (verdict.accepted()) {
            accepted.accept(draft, verdict.claims());
            return new Toolbox.Outcome(ToolTexts.accepted(), false);
        }
        List<Refusal> refusals =
                verdict.refusals().stream().map(Submission::refusal).toList();
        return new Toolbox.Outcome(ToolTexts.refused(refusals, round, rounds), true);
    }

    private static ResearchEvent event(int round, DraftChecker.Refused refused) {
        return new ResearchEvent.QuoteRefused(
                round, refused.claim(), refused.source(), refused.quote(), refused.reason(), refused.closest());
    }

    private static Refusal refusal(DraftChecker.Refused refused) {
        return new Refusal(refused.claim() + 1, refused.source(), refused.quote(), refused.reason(), refused.closest());
    }
}

package dev.footnote.research.tool;

import dev.footnote.answer.CheckOptions;
import dev.footnote.answer.DraftChecker;
import dev.footnote.answer.ReadDraft;
import dev.footnote.api.Claim;
import dev.footnote.api.Passage;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.state.ThinkingMode;
import dev.footnote.tools.InvalidArgumentsException;
import dev.footnote.tools.Refusal;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.footnote.tools.ToolTexts;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes drafts: sends back one whose quotes or claims do not hold, ends the run with one that is accepted. */
public final class DraftSubmission {

    private final DraftChecker checker;
    private final ClaimJudge judge;
    private final RunJournal journal;
    private final int rounds;
    private final ThinkingMode thinking;
    private final BiConsumer<Draft, DraftChecker.Verdict> accepted;

    /**
     * @param judge asked about each draft before it is decided on
     * @param rounds refusals before bad claims are marked unsupported
     * @param thinking a fast attempt that is too weak goes on with it
     * @param accepted ends the run
     */
    public DraftSubmission(
            DraftChecker checker,
            ClaimJudge judge,
            RunJournal journal,
            int rounds,
            ThinkingMode thinking,
            BiConsumer<Draft, DraftChecker.Verdict> accepted) {
        this.checker = checker;
        this.judge = judge;
        this.journal = journal;
        this.rounds = rounds;
        this.thinking = thinking;
        this.accepted = accepted;
    }

    ToolRunner.Outcome submit(int step, ToolCall call) {
        try {
            return check(step, ToolContract.draft(call.arguments()));
        } catch (InvalidArgumentsException e) {
            return ToolRunner.failed(
                    ToolNames.SUBMIT,
                    ToolRunner.message(e),
                    "Call submit_answer again with arguments of the right form.");
        }
    }

    /** Checks a draft; what an earlier start of this run has recorded of it is not recorded again. */
    ToolRunner.Outcome check(int step, Draft draft) {
        int round = journal.with(state -> state.drafts().round());
        if (!journal.with(state -> state.drafts().has(round))) {
            journal.append(new ResearchEvent.DraftSubmitted(step, round, draft));
        }
        boolean last = round > rounds || journal.with(state -> state.limits().isReached());
        ReadDraft read = checker.read(draft);
        if (last || read.quotesHold()) {
            judge.judge(round, read); // a draft that goes back for its quotes in any case is not worth a call
        }
        CheckOptions options = journal.with(state -> state.drafts().options(round, last));
        DraftChecker.Verdict verdict = checker.verdict(read, options);
        record(round, verdict);
        if (verdict.accepted()) {
            Optional<String> weak = journal.with(state -> state.limits().isReached())
                    ? Optional.empty()
                    : thinking.escalated(step, draft, verdict);
            if (weak.isPresent()) {
                return new ToolRunner.Outcome(ToolTexts.escalated(weak.get()), true);
            }
            accepted.accept(draft, verdict);
            return new ToolRunner.Outcome(ToolTexts.accepted(), false);
        }
        List<Refusal> refusals = Stream.concat(
                        verdict.refusals().stream().map(refused -> refusal(refused, draft)),
                        verdict.doubts().stream().map(doubt -> refusal(doubt, draft)))
                .toList();
        return new ToolRunner.Outcome(ToolTexts.refused(refusals, round, rounds), true);
    }

    /** Writes down what was refused and what goes back to the model; a draft that is accepted is doubted in its claims. */
    private void record(int round, DraftChecker.Verdict verdict) {
        int refused = journal.with(state -> state.drafts().refusals());
        verdict.refusals().stream().skip(refused).forEach(refusal -> journal.append(event(round, refusal)));
        if (!verdict.accepted()) {
            int doubted = journal.with(state -> state.drafts().doubts());
            verdict.doubts().stream()
                    .skip(doubted)
                    .forEach(doubt -> journal.append(
                            new ResearchEvent.ClaimDoubted(round, doubt.claim(), doubt.support(), doubt.reasons())));
        }
    }

    private static ResearchEvent event(int round, DraftChecker.Refused refused) {
        return new ResearchEvent.QuoteRefused(
                round, refused.claim(), refused.source(), refused.quote(), refused.problem(), refused.closest());
    }

    private static Refusal refusal(DraftChecker.Doubted doubt, Draft draft) {
        String why = doubt.reasons().stream().map(Claim.Reason::text).collect(Collectors.joining("; "));
        if (doubt.claim() < 0) {
            return new Refusal(
                    Refusal.SHORT_ANSWER,
                    0,
                    "",
                    "The claims and their quotes do not carry it: " + why
                            + ". Take it from the claims, add a claim with a quote for it, or leave it out.",
                    null);
        }
        Passage sentence = doubt.sentence();
        if (doubt.claim() >= draft.claims().size()) {
            return new Refusal(
                    Refusal.WHOLE,
                    sentence == null ? 0 : sentence.source(),
                    "",
                    field(doubt.claim(), draft) + "its quotes do not carry the value: " + why
                            + ". Take the value from the source, or leave the field out.",
                    sentence);
        }
        String verdict = doubt.support() == Claim.Support.NONE
                ? "Its quotes do not support it: "
                : "Its quotes support only a part of it: ";
        return new Refusal(
                doubt.claim() + 1,
                sentence == null ? 0 : sentence.source(),
                "",
                verdict + why + ". Say no more than the source does, or add a quote that carries the rest.",
                sentence);
    }

    private static Refusal refusal(DraftChecker.Refused refused, Draft draft) {
        boolean field = refused.claim() >= draft.claims().size();
        String start = field ? field(refused.claim(), draft) : "";
        return new Refusal(
                refused.claim() < 0 || field ? Refusal.WHOLE : refused.claim() + 1,
                refused.source(),
                refused.quote(),
                start + refused.reason(),
                refused.closest());
    }

    private static String field(int index, Draft draft) {
        return "Field " + draft.fields().get(index - draft.claims().size()).field() + ": ";
    }
}

package dev.footnote.api.run;

import dev.footnote.api.Answer;
import dev.footnote.api.Claim;
import dev.footnote.api.Passage;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.api.search.SearchResult;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a run; in order they are the trajectory. All are durable: with the texts of the
 * {@link SourceStore} they are enough to rebuild the run.
 */
public sealed interface ResearchEvent {

    /**
     * Calls the method of the visitor that belongs to this kind of event.
     *
     * @param visitor has a method for each kind
     * @param <R> what the visitor makes of it
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * The run begins; the opening messages are those of every request.
     *
     * @param request the request, with every limit of the budget filled in
     * @param endpoint the name of the model's endpoint
     * @param model the model's id
     * @param system the system message
     * @param question the user message
     * @param promptSha256 hash of the prompt files used
     */
    record RunStarted(
            ResearchRequest request,
            String endpoint,
            String model,
            Message system,
            Message question,
            String promptSha256)
            implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.runStarted(this);
        }
    }

    /**
     * A request is about to go to the model; the tools that are offered here hold until the next one.
     *
     * @param step from 1
     * @param tools names of the tools that may be run in this step
     * @param onlySubmit true if only the submit tool was sent along
     */
    record ModelCalled(int step, List<String> tools, boolean onlySubmit) implements ResearchEvent {
        public ModelCalled {
            tools = List.copyOf(tools);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.modelCalled(this);
        }
    }

    /**
     * A try of a step was given up; its thinking and calls do not count.
     *
     * @param step from 1
     * @param attempt from 1
     * @param reason one sentence
     */
    record AttemptDiscarded(int step, int attempt, String reason) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.attemptDiscarded(this);
        }
    }

    /**
     * Another model takes the run over, with its history.
     *
     * @param step the step that it is asked first; 0 before the first
     * @param from the name of the endpoint that is left
     * @param endpoint the name of the model's endpoint from now on
     * @param model the model's id from now on
     * @param reason why the other was left, one sentence
     */
    record ModelChanged(int step, String from, String endpoint, String model, String reason) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.modelChanged(this);
        }
    }

    /**
     * The amount of thinking from now on was chosen.
     *
     * @param step the step that was the last before it, from 0
     * @param mode fast, think or heavy
     * @param escalates true if an attempt that turns out too weak goes on with more thinking
     * @param reason why, one sentence
     */
    record ModeChosen(int step, Mode mode, boolean escalates, String reason) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.modeChosen(this);
        }
    }

    /**
     * The model's whole message for a step.
     *
     * @param step from 1
     * @param message role assistant
     * @param finishReason as the host gave it; empty if it gave none
     * @param tokens as the host counted
     * @param costUsd estimated, or null where the price is unknown
     */
    record ModelAnswered(
            int step,
            Message message,
            String finishReason,
            TokenCount tokens,
            @Nullable BigDecimal costUsd) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.modelAnswered(this);
        }
    }

    /**
     * The program added a message in the user's role.
     *
     * @param step the step it follows
     * @param note role user
     */
    record UserNoted(int step, Message note) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.userNoted(this);
        }
    }

    /**
     * A tool begins to run.
     *
     * @param step from 1
     * @param call the call of the model
     */
    record ToolCalled(int step, ToolCall call) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.toolCalled(this);
        }
    }

    /**
     * A search came back.
     *
     * @param step from 1
     * @param callId the tool call it belongs to
     * @param result the hits
     */
    record SearchDone(int step, String callId, SearchResult result) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.searchDone(this);
        }
    }

    /**
     * A text was read and will not change again; the {@link SourceStore} has it.
     *
     * @param step from 1; 0 for a source of the run that this one follows
     * @param callId the tool call it belongs to; empty for a source of the run that this one follows
     * @param source all but its text
     * @param links SHA-256 of the page's links as text, under which the {@link SourceStore} has them; null if there are none
     */
    record SourceFrozen(
            int step,
            String callId,
            SourceInfo source,
            @Nullable String links) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sourceFrozen(this);
        }
    }

    /**
     * A tool's answer, exactly as the model reads it.
     *
     * @param step from 1
     * @param message role tool
     * @param failed true if the tool failed
     */
    record ToolAnswered(int step, Message message, boolean failed) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.toolAnswered(this);
        }
    }

    /**
     * Older parts of the conversation are hidden from the model from now on; nothing is lost from the log.
     *
     * @param step the step before which it happened
     * @param hiddenUpToStep tool results of steps up to this one are hidden
     * @param thinkingUpToStep thinking of steps up to this one is hidden; 0 for none
     * @param droppedUpToStep turns of steps up to this one are hidden as a whole and replaced by a list of the sources; 0 for none
     */
    record MemoryFolded(int step, int hiddenUpToStep, int thinkingUpToStep, int droppedUpToStep)
            implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.memoryFolded(this);
        }
    }

    /**
     * A limit is near or reached.
     *
     * @param step from 1
     * @param limit which: steps, tokens, cost, time, repeats (of one call) or window (of the model)
     * @param reached true at the limit, false near it
     * @param note the text for the model
     */
    record BudgetWarned(int step, String limit, boolean reached, String note) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.budgetWarned(this);
        }
    }

    /**
     * The model handed in an answer.
     *
     * @param step from 1
     * @param round from 1
     * @param draft unchecked
     */
    record DraftSubmitted(int step, int round, Draft draft) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.draftSubmitted(this);
        }
    }

    /**
     * A quote was not found in the source that it names.
     *
     * @param round from 1
     * @param claim index of the claim in the draft, from 0
     * @param source the number the draft gave
     * @param quote as given
     * @param reason the fault, one sentence for people
     * @param closest the nearest passage there is, or null
     */
    record QuoteRefused(
            int round,
            int claim,
            int source,
            String quote,
            String reason,
            @Nullable Passage closest) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.quoteRefused(this);
        }
    }

    /**
     * A claim or the short answer of a draft was sent back because its quotes were found but do not support it.
     *
     * @param round from 1
     * @param claim index of the claim in the draft, from 0; -1 for the short answer
     * @param support the outcome of the comparison
     * @param reasons why, the weightiest first
     */
    record ClaimDoubted(int round, int claim, Claim.Support support, List<Claim.Reason> reasons)
            implements ResearchEvent {
        public ClaimDoubted {
            reasons = List.copyOf(reasons);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.claimDoubted(this);
        }
    }

    /**
     * A model was asked whether the quotes of a draft's claims support them.
     *
     * @param round of the draft, from 1
     * @param claims how many it was asked about
     * @param judgements its judgements; some claims may have none
     * @param tokens as the host counted
     * @param costUsd estimated, or null where the price is unknown
     * @param problem why judgements are missing, or null; the rules decide alone then
     */
    record ClaimsJudged(
            int round,
            int claims,
            List<Judgement> judgements,
            TokenCount tokens,
            @Nullable BigDecimal costUsd,
            @Nullable String problem)
            implements ResearchEvent {
        public ClaimsJudged {
            judgements = List.copyOf(judgements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.claimsJudged(this);
        }
    }

    /**
     * A claim of an accepted draft; the answer streams as these.
     *
     * @param index its place in the answer, from 0
     * @param section heading of its section, or null for the section of the claim before it
     * @param claim its citations carry the run's own source numbers
     */
    record ClaimChecked(int index, @Nullable String section, Claim claim) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.claimChecked(this);
        }
    }

    /**
     * The whole answer.
     *
     * @param answer checked and composed
     */
    record AnswerReady(Answer answer) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.answerReady(this);
        }
    }

    /**
     * A trajectory of a run in heavy mode begins; its events carry its number.
     *
     * @param approach the approach that it was asked to take, or the question that another trajectory handed to it
     * @param parent number of the trajectory that handed a question to it; 0 for one of the run's own
     * @param opening the event that it begins with; its request has the limits that it may use at most
     */
    record TrajectoryStarted(String approach, int parent, RunStarted opening) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.trajectoryStarted(this);
        }
    }

    /**
     * A trajectory has ended; no event of it comes after this one.
     *
     * @param answer its answer, with the numbers that sources have in the whole run
     */
    record TrajectoryEnded(Answer answer) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.trajectoryEnded(this);
        }
    }

    /**
     * All trajectories of a run in heavy mode have ended; their findings are reconciled now.
     *
     * @param started how many there were, without those that took over questions of others
     * @param answered how many of them have an answer
     * @param agreeing how many of these give the short answer that most give; 0 if none gives a short answer
     * @param shortAnswer the short answer that most give; empty if none gives one
     * @param reason why none goes on, one sentence without a full stop
     */
    record TrajectoriesCompared(int started, int answered, int agreeing, String shortAnswer, String reason)
            implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.trajectoriesCompared(this);
        }
    }

    /**
     * The last event of every run.
     *
     * @param status how it ended
     * @param reason one sentence; empty when answered
     * @param usage in all
     */
    record RunEnded(Answer.Status status, String reason, Usage usage) implements ResearchEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.runEnded(this);
        }
    }

    /**
     * One method for each kind of event: a new kind of event breaks the compilation of each implementation until it is handled.
     *
     * @param <R> the type of the result
     */
    interface Visitor<R> {
        /** The run begins; the opening messages are those of every request. */
        R runStarted(RunStarted event);

        /** A request is about to go to the model; the tools that are offered here hold until the next one. */
        R modelCalled(ModelCalled event);

        /** A try of a step was given up; its thinking and calls do not count. */
        R attemptDiscarded(AttemptDiscarded event);

        /** Another model takes the run over, with its history. */
        R modelChanged(ModelChanged event);

        /** The amount of thinking from now on was chosen. */
        R modeChosen(ModeChosen event);

        /** The model's whole message for a step. */
        R modelAnswered(ModelAnswered event);

        /** The program added a message in the user's role. */
        R userNoted(UserNoted event);

        /** A tool begins to run. */
        R toolCalled(ToolCalled event);

        /** A search came back. */
        R searchDone(SearchDone event);

        /** A text was read and will not change again; the {@link SourceStore} has it. */
        R sourceFrozen(SourceFrozen event);

        /** A tool's answer, exactly as the model reads it. */
        R toolAnswered(ToolAnswered event);

        /** Older tool results are hidden from the model from now on; nothing is lost from the log. */
        R memoryFolded(MemoryFolded event);

        /** A limit is near or reached. */
        R budgetWarned(BudgetWarned event);

        /** The model handed in an answer. */
        R draftSubmitted(DraftSubmitted event);

        /** A quote was not found in the source that it names. */
        R quoteRefused(QuoteRefused event);

        /** A claim or the short answer of a draft was sent back because its quotes were found but do not support it. */
        R claimDoubted(ClaimDoubted event);

        /** A model was asked whether the quotes of a draft's claims support them. */
        R claimsJudged(ClaimsJudged event);

        /** A claim of an accepted draft; the answer streams as these. */
        R claimChecked(ClaimChecked event);

        /** The whole answer. */
        R answerReady(AnswerReady event);

        /** A trajectory of a run in heavy mode begins. */
        R trajectoryStarted(TrajectoryStarted event);

        /** A trajectory has ended; no event of it comes after this one. */
        R trajectoryEnded(TrajectoryEnded event);

        /** No trajectory goes on; what they found is reconciled now. */
        R trajectoriesCompared(TrajectoriesCompared event);

        /** The last event of every run. */
        R runEnded(RunEnded event);
    }
}

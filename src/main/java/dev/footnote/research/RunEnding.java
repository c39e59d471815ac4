package dev.footnote.research;

import dev.footnote.answer.DraftChecker;
import dev.footnote.api.Answer;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.tool.ToolRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways in which a run ends: with an accepted draft, with prose, with a failure, at a limit, by its caller. The first one counts. Whatever
 * is thrown on the way, the result is completed. Safe for many threads.
 */
final class RunEnding {

    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");

    private static final Logger LOG = LoggerFactory.getLogger(RunEnding.class);

    private final String id;
    private final RunJournal journal;
    private final AnswerRecorder recorder;
    private final Supplier<Optional<Draft>> fallback;
    private final Cancellation cancellation;
    private final RunTimer timer;
    private final CompletableFuture<Answer> result = new CompletableFuture<>();

    /**
     * @param cancellation cancelled when the run has ended
     * @param timer stopped when the run has ended
     */
    RunEnding(Run.Parts parts, DraftChecker checker, Cancellation cancellation, RunTimer timer) {
        this.id = parts.id();
        this.journal = parts.journal();
        this.recorder = new AnswerRecorder(parts, checker);
        this.fallback = parts.plan().fallback();
        this.cancellation = cancellation;
        this.timer = timer;
    }

    /** Returns what is completed when the run has ended. */
    CompletableFuture<Answer> result() {
        return result;
    }

    /** Completes the result of a run that had ended before. */
    void before() {
        journal.with(state -> state.outcome().answer())
                .ifPresentOrElse(
                        result::complete,
                        () -> result.completeExceptionally(
                                new IllegalStateException("run " + id + " has ended but its log holds no answer")));
    }

    /** Ends with a draft that holds. */
    void accepted(Draft draft, DraftChecker.Verdict verdict) {
        AnswerRecorder.Kind kind = recorder.kind(draft);
        end(kind.status(), draft, verdict, kind.reason());
    }

    /**
     * Ends with text of a model that does not hand in a draft: each paragraph is a claim without quotes. A model that has not called a tool at
     * all has failed, or its server has.
     *
     * @param step of the text
     * @param called true if the model has called tools
     */
    void withProse(int step, String text, boolean called) {
        List<Draft.DraftClaim> claims = Arrays.stream(BLANK_LINE.split(text))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> new Draft.DraftClaim(paragraph.strip(), null, List.of()))
                .toList();
        Draft draft = new Draft(true, "", 0, claims, List.of());
        int round = journal.with(state -> state.drafts().round());
        if (!journal.with(state -> state.drafts().has(round))) {
            journal.append(new ResearchEvent.DraftSubmitted(step, round, draft));
        }
        end(
                called ? Answer.Status.ANSWERED : Answer.Status.FAILED,
                draft,
                recorder.verdict(draft),
                called
                        ? "the model answered without handing in quotes, so none of its claims could be checked"
                        : "the model called no tool and wrote an answer from memory, so none of its claims could be checked; if it"
                                + " runs on a server of your own, " + EndpointFailures.TOOL_PARSER
                                + ", or choose another model with --model-name or model.name");
    }

    /** Ends with a failure, or as cancelled if it comes from that. */
    void fail(Throwable error) {
        if (error instanceof CancelledException || cancellation.isCancelled()) {
            end(Answer.Status.CANCELLED, cancellation.reason().orElse("cancelled"));
        } else if (error instanceof FootnoteException) {
            fail(ToolRunner.message(error));
        } else {
            try {
                LOG.error("run {} failed", id, error);
            } finally {
                fail(AnswerRecorder.reason(error)); // even where there is no memory left for the log
            }
        }
    }

    /** Adds sentences to the notes of the answer. */
    void note(List<String> sentences) {
        recorder.note(sentences);
    }

    /** Ends with a failure. */
    void fail(String reason) {
        end(Answer.Status.FAILED, reason);
    }

    /** Ends with what there is: the claims of a refused draft that do hold, and the others marked. */
    void end(Answer.Status status, String reason) {
        Draft draft = journal.with(state -> state.drafts().last()).orElse(null);
        Draft other = draft == null ? fallback.get().orElse(null) : null;
        if (other != null) {
            withFound(status, other, reason);
            return;
        }
        DraftChecker.Verdict verdict = DraftChecker.Verdict.NONE;
        try {
            verdict = draft == null ? verdict : recorder.verdict(draft);
        } catch (RuntimeException | Error e) {
            LOG.error("run {} ends without its draft, which cannot be checked", id, e);
            draft = null;
        }
        boolean early = status == Answer.Status.FAILED || status == Answer.Status.BUDGET_EXHAUSTED;
        end(status, draft, verdict, draft == null && early ? reason + recorder.readSoFar() : reason);
    }

    /** Ends with what others found; that it was not gone over once more is no failure of the whole. */
    private void withFound(Answer.Status status, Draft found, String reason) {
        end(
                status == Answer.Status.FAILED ? Answer.Status.ANSWERED : status,
                found,
                recorder.verdict(found),
                "what the trajectories found was not reconciled (" + reason + ")");
    }

    private void end(
            Answer.Status status, @Nullable Draft draft, DraftChecker.Verdict verdict, @Nullable String reason) {
        try {
            recorder.write(status, draft, verdict, reason);
            complete();
        } catch (RuntimeException | Error e) {
            LOG.error("run {} cannot be ended with what it has", id, e);
            endWithNothing(e);
        } finally {
            timer.stop();
            cancellation.cancel("the run has ended");
        }
    }

    /** The last resort: an answer without claims, or at least the failure itself, so that nobody waits for ever. */
    private void endWithNothing(Throwable error) {
        try {
            recorder.write(Answer.Status.FAILED, null, DraftChecker.Verdict.NONE, AnswerRecorder.reason(error));
            complete();
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private void complete() {
        journal.with(state -> state.outcome().answer()).ifPresent(answer -> {
            cancellation.cancel("the run has ended");
            result.complete(answer);
        });
    }
}

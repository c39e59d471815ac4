package dev.footnote.research;

import dev.footnote.answer.Agreement;
import dev.footnote.answer.AnswerComposer;
import dev.footnote.answer.CheckOptions;
import dev.footnote.answer.DraftChecker;
import dev.footnote.answer.Ending;
import dev.footnote.answer.HostSearchNotes;
import dev.footnote.answer.ModelChangeNotes;
import dev.footnote.api.Answer;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.offline.OfflineModel;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.state.RunState;
import dev.footnote.research.tool.ToolRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the end of a run into its log: the checked claims, the answer, and how it ended. */
final class AnswerRecorder {

    private final Run.Parts parts;
    private final RunJournal journal;
    private final DraftChecker checker;
    private volatile List<String> notes = List.of();

    AnswerRecorder(Run.Parts parts, DraftChecker checker) {
        this.parts = parts;
        this.journal = parts.journal();
        this.checker = checker;
    }

    /** Adds sentences to the notes of the answer. */
    void note(List<String> sentences) {
        notes = List.copyOf(sentences);
    }

    /** Sources that a reason lists. */
    private static final int MAX_READ_SHOWN = 8;

    /** The end of a run with an accepted draft, as far as its claims do not decide it. */
    record Kind(Answer.Status status, @Nullable String reason) {}

    Kind kind(Draft draft) {
        boolean limited = journal.with(state -> state.limits().isReached());
        if (limited && journal.with(state -> state.evidence().pagesRead()) == 0) {
            return new Kind(Answer.Status.BUDGET_EXHAUSTED, "the budget ended before any source was read");
        }
        if (!draft.found()) {
            return new Kind(Answer.Status.NOT_FOUND, null);
        }
        return limited
                ? new Kind(Answer.Status.BUDGET_EXHAUSTED, "the budget ended before the model was done")
                : new Kind(Answer.Status.ANSWERED, null);
    }

    /** Decides on a draft that is the last one, whatever of it holds. */
    DraftChecker.Verdict verdict(Draft draft) {
        CheckOptions options =
                journal.with(state -> state.drafts().options(state.drafts().round(), true));
        return checker.verdict(checker.read(draft), options);
    }

    /** Writes the end into the log, unless it stands there already. */
    void write(Answer.Status status, @Nullable Draft draft, DraftChecker.Verdict verdict, @Nullable String reason) {
        journal.with(state -> {
            if (state.outcome().hasEnded()) {
                return false;
            }
            for (int i = state.drafts().claimsRecorded(); i < verdict.claims().size(); i++) {
                DraftChecker.Checked checked = verdict.claims().get(i);
                journal.append(new ResearchEvent.ClaimChecked(i, checked.section(), checked.claim()));
            }
            Answer composed = state.outcome().answer().orElseGet(() -> compose(status, draft, verdict, reason, state));
            if (state.outcome().answer().isEmpty()) {
                journal.append(new ResearchEvent.AnswerReady(composed));
            }
            journal.append(new ResearchEvent.RunEnded(
                    composed.status(), composed.reason() == null ? "" : composed.reason(), composed.usage()));
            return true;
        });
    }

    private Answer compose(
            Answer.Status status,
            @Nullable Draft draft,
            DraftChecker.Verdict verdict,
            @Nullable String reason,
            RunState state) {
        Usage usage = state.usage(parts.clock().instant());
        List<String> all = new ArrayList<>(
                ModelChangeNotes.of(state.models().changes(), parts.request().question()));
        all.addAll(notes);
        int hostSearches = state.evidence().hostSearches();
        if (hostSearches > 0) {
            all.add(HostSearchNotes.of(hostSearches, parts.request().question()));
        }
        if (!parts.plan().note().isEmpty()) {
            all.add(parts.plan().note());
        }
        Answer composed = OfflineModel.annotate(AnswerComposer.compose(new Ending(
                parts.id(),
                parts.request().question(),
                status,
                draft,
                verdict.withNotes(all),
                parts.settings().answer().partial(),
                parts.ledger(),
                parts.model().now().model(),
                usage,
                reason)));
        return Agreement.applied(composed, state.trajectories().ownAnswers());
    }

    /** The sources that were read, for an answer that has no claims to name them. */
    String readSoFar() {
        List<SourceInfo> read = parts.ledger().all();
        if (read.isEmpty()) {
            return "";
        }
        String first = read.stream()
                .limit(MAX_READ_SHOWN)
                .map(source -> source.url().toString())
                .collect(Collectors.joining(", "));
        int more = read.size() - MAX_READ_SHOWN;
        return ". Read so far: " + first + (more > 0 ? " and " + more + " more" : "");
    }

    static String reason(Throwable error) {
        if (error instanceof OutOfMemoryError) {
            return "the process ran out of memory; give it more (java -Xmx), or run fewer questions at once";
        }
        String what = error instanceof StackOverflowError
                ? "a text is nested too deeply (StackOverflowError)"
                : ToolRunner.message(error);
        return "the run broke down: " + what + "; please report this (--verbose shows more)";
    }
}

package dev.footnote.cli;

import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.Claim;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.search.EngineReport;
import dev.footnote.cli.terminal.BriefAddress;
import dev.footnote.text.Cut;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One plain line for an event, or none for those that say nothing to a reader. */
final class EventFormatter implements ResearchEvent.Visitor<Optional<String>> {

    private static final int NOTE_CHARS = 100;

    /** What a tool's answer begins with where the call could not be done. */
    private static final String FAILED = "Failed: ";

    private final boolean brief;
    private final boolean summarised;
    private Budget budget = Budget.UNSET;
    private TokenCount tokens = TokenCount.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private int trajectory;

    /**
     * @param brief true for a terminal, whose lines are short
     * @param summarised true if the answer will be shown in the same place, with what the run used
     */
    EventFormatter(boolean brief, boolean summarised) {
        this.brief = brief;
        this.summarised = summarised;
    }

    /** Tells the limits of the run, once they are known. */
    void budget(Budget limits) {
        budget = limits;
    }

    /** Returns the line for an event; that of a trajectory of a run in heavy mode begins with its number. */
    Optional<String> of(RecordedEvent recorded) {
        String number = recorded.trajectory() == 0 ? "" : "[" + recorded.trajectory() + "] ";
        trajectory = recorded.trajectory();
        return recorded.event().accept(this).map(line -> ProgressView.printable(number + line));
    }

    @Override
    public Optional<String> runStarted(ResearchEvent.RunStarted e) {
        return Optional.empty();
    }

    @Override
    public Optional<String> modelCalled(ResearchEvent.ModelCalled e) {
        Integer max = budget.maxSteps();
        String last = e.onlySubmit() ? ", to hand in an answer" : "";
        return Optional.of(
                "step " + e.step() + (max == null || trajectory > 0 || e.step() > max ? "" : " of " + max) + last
                        + (tokens.input() == 0 ? "" : ", " + (tokens.input() + tokens.output()) + " tokens so far")
                        + (cost.signum() == 0 ? "" : ", " + cost.setScale(4, RoundingMode.HALF_UP) + " USD"));
    }

    @Override
    public Optional<String> attemptDiscarded(ResearchEvent.AttemptDiscarded e) {
        return Optional.of("  what came is not used: " + e.reason());
    }

    @Override
    public Optional<String> modelChanged(ResearchEvent.ModelChanged e) {
        return Optional.of("  going on with " + e.model() + " (endpoint " + e.endpoint() + "): " + e.reason());
    }

    /** A trajectory's mode follows from that of the whole run. */
    @Override
    public Optional<String> modeChosen(ResearchEvent.ModeChosen e) {
        return trajectory > 0
                ? Optional.empty()
                : Optional.of("mode " + e.mode().name().toLowerCase(Locale.ROOT) + ": " + e.reason());
    }

    @Override
    public Optional<String> modelAnswered(ResearchEvent.ModelAnswered e) {
        tokens = tokens.plus(e.tokens());
        cost = e.costUsd() == null ? cost : cost.add(e.costUsd());
        return Optional.empty();
    }

    /** Meant for the model; its cause is told as a mode, a limit or a draft that was sent back. */
    @Override
    public Optional<String> userNoted(ResearchEvent.UserNoted e) {
        return Optional.empty();
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String shortened(String line) {
        return line.length() <= NOTE_CHARS ? line : Cut.to(line, NOTE_CHARS).strip() + " …";
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    @Override
    public Optional<String> toolCalled(ResearchEvent.ToolCalled e) {
        return Optional.empty();
    }

    @Override
    public Optional<String> searchDone(ResearchEvent.SearchDone e) {
        String queries = e.result().queries().stream().map(q -> "\"" + q + "\"").collect(Collectors.joining(", "));
        String trouble = e.result().engines().stream()
                .filter(report -> report.message() != null)
                .map(EngineReport::message)
                .distinct()
                .collect(Collectors.joining("; "));
        return Optional.of(
                "  searched " + queries + ": " + hits(e.result().hits().size()) + ", "
                        + e.result().quality().newHits() + " new" + (trouble.isEmpty() ? "" : " (" + trouble + ")"));
    }

    private static String hits(int count) {
        return count == 1 ? "1 hit" : count + " hits";
    }

    @Override
    public Optional<String> sourceFrozen(ResearchEvent.SourceFrozen e) {
        if (e.step() == 0) {
            return Optional.empty(); // it was read in an earlier run
        }
        // Without the run's own number, which is another than the one that the answer gives the source.
        String title = e.source().title().isBlank() ? "" : e.source().title() + ", ";
        return Optional.of("  read " + title
                + (brief ? BriefAddress.of(e.source().url()) : e.source().url().toString()));
    }

    /** Tells the fault of a failed call; a draft that is sent back has events of its own, and the rest is meant for the model. */
    @Override
    public Optional<String> toolAnswered(ResearchEvent.ToolAnswered e) {
        String text = e.message().text() == null ? "" : e.message().text();
        return e.failed() && text.startsWith(FAILED)
                ? Optional.of("  " + text.lines().findFirst().orElse(""))
                : Optional.empty();
    }

    @Override
    public Optional<String> memoryFolded(ResearchEvent.MemoryFolded e) {
        return Optional.of("  older results were hidden from the model to save room");
    }

    @Override
    public Optional<String> budgetWarned(ResearchEvent.BudgetWarned e) {
        return Optional.of("  budget (" + e.limit() + ") " + (e.reached() ? "used up" : "nearly used up"));
    }

    @Override
    public Optional<String> draftSubmitted(ResearchEvent.DraftSubmitted e) {
        int quotes =
                e.draft().claims().stream().mapToInt(c -> c.quotes().size()).sum();
        return Optional.of(
                "  checking " + counted(e.draft().claims().size(), "claim") + " with " + counted(quotes, "quote"));
    }

    @Override
    public Optional<String> quoteRefused(ResearchEvent.QuoteRefused e) {
        String quote = e.quote().isBlank() ? "" : ": \"" + shortened(e.quote().strip()) + "\"";
        return Optional.of("  sent back: " + withoutStop(e.reason()) + quote);
    }

    @Override
    public Optional<String> claimDoubted(ResearchEvent.ClaimDoubted e) {
        String what = e.claim() < 0 ? "the short answer" : "claim " + (e.claim() + 1);
        String why = e.reasons().stream().map(Claim.Reason::text).collect(Collectors.joining("; "));
        return Optional.of("  sent back: " + what + ", " + why);
    }

    @Override
    public Optional<String> claimsJudged(ResearchEvent.ClaimsJudged e) {
        return Optional.of("  asked the model to judge " + e.claims() + (e.claims() == 1 ? " claim" : " claims")
                + (e.problem() == null ? "" : ": " + e.problem()));
    }

    @Override
    public Optional<String> claimChecked(ResearchEvent.ClaimChecked e) {
        Claim.Support support = e.claim().support();
        String mark = support == Claim.Support.NONE ? "no" : support.name().toLowerCase(Locale.ROOT);
        return Optional.of("  claim " + (e.index() + 1) + " (" + mark + " support)");
    }

    @Override
    public Optional<String> answerReady(ResearchEvent.AnswerReady e) {
        return Optional.empty();
    }

    @Override
    public Optional<String> trajectoryStarted(ResearchEvent.TrajectoryStarted e) {
        String from = e.parent() == 0 ? "begins: " : "takes over a question of trajectory " + e.parent() + ": ";
        return Optional.of(from + shortened(e.approach()));
    }

    @Override
    public Optional<String> trajectoryEnded(ResearchEvent.TrajectoryEnded e) {
        Answer answer = e.answer();
        String said = answer.shortAnswer().isBlank() ? "" : ": " + shortened(answer.shortAnswer());
        String why = answer.reason() == null ? "" : " (" + shortened(withoutStop(answer.reason())) + ")";
        return Optional.of(status(answer.status()) + said + why);
    }

    @Override
    public Optional<String> trajectoriesCompared(ResearchEvent.TrajectoriesCompared e) {
        String agreeing = e.agreeing() < 2 ? "" : ", " + e.agreeing() + " agree on: " + shortened(e.shortAnswer());
        return Optional.of(
                "trajectories with an answer: " + e.answered() + " of " + e.started() + agreeing + "; " + e.reason());
    }

    private static String status(Answer.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Left out where the answer itself ends with it. */
    @Override
    public Optional<String> runEnded(ResearchEvent.RunEnded e) {
        if (summarised) {
            return Optional.empty();
        }
        Usage usage = e.usage();
        String cost = usage.costUsd() == null || usage.costUsd().signum() == 0
                ? ""
                : ", " + usage.costUsd().setScale(4, RoundingMode.HALF_UP) + " USD";
        String searches = usage.searches() == 1 ? "1 search" : usage.searches() + " searches";
        return Optional.of(status(e.status()) + ": " + counted(usage.modelCalls(), "step") + ", " + searches + ", "
                + counted(usage.pagesRead(), "page") + ", "
                + String.format(Locale.ROOT, "%.1f s", usage.elapsedMs() / 1000.0) + cost);
    }
}

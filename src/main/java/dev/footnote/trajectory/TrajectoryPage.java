package dev.footnote.trajectory;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footnote.answer.render.Renderers;
import dev.footnote.api.Answer;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.json.JsonNodes;
import dev.footnote.markdown.SafeMarkdown;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trajectory as a page in Markdown: instructions, then step by step the model's thinking, its calls, their results and the verdicts on its drafts, then
 * the answer. Texts of pages and models are no markup there. Stateless, safe for many threads.
 */
public final class TrajectoryPage {

    private static final int LEAST_FENCE = 3;

    private final Trajectory trajectory;
    private final StringBuilder out = new StringBuilder();

    private TrajectoryPage(Trajectory trajectory) {
        this.trajectory = trajectory;
    }

    /**
     * Returns the page of a trajectory.
     *
     * @param trajectory whole
     */
    public static String of(Trajectory trajectory) {
        return new TrajectoryPage(trajectory).whole();
    }

    private String whole() {
        ResearchEvent.RunStarted started = trajectory.started();
        paragraph("# " + SafeMarkdown.line(started.request().question()));
        summary(started);
        paragraph("## Instructions");
        fenced("text", started.system().text());
        trajectory.parts().forEach(this::part);
        TrajectorySteps.opening(trajectory).forEach(this::event);
        TrajectorySteps.of(trajectory).forEach(this::step);
        paragraph("## Answer");
        trajectory
                .answer()
                .ifPresentOrElse(
                        answer -> paragraph(
                                withoutTitle(Renderers.markdown(answer)).strip()),
                        () -> paragraph("*The run ended without one.*"));
        return out.toString().stripTrailing() + "\n";
    }

    /** One of the trajectories of a run in heavy mode. */
    private void part(Trajectory part) {
        String number = part.id().substring(trajectory.id().length() + 1);
        paragraph("## Trajectory " + number);
        fenced("text", part.started().system().text());
        TrajectorySteps.opening(part).forEach(this::event);
        for (TrajectoryStep step : TrajectorySteps.of(part)) {
            step("### Step " + number + "." + step.number(), step);
        }
        Answer found = part.answer().orElse(null);
        paragraph("**Result** " + part.ended().status().name().toLowerCase(Locale.ROOT)
                + (found == null || found.shortAnswer().isBlank() ? "" : ": " + SafeMarkdown.line(found.shortAnswer()))
                + (part.ended().reason().isEmpty()
                        ? ""
                        : " (" + SafeMarkdown.line(part.ended().reason()) + ")"));
    }

    /** The question is the title of the whole page already. */
    private static String withoutTitle(String answer) {
        return answer.startsWith("# ") ? answer.substring(answer.indexOf('\n') + 1) : answer;
    }

    private void summary(ResearchEvent.RunStarted started) {
        Usage usage = trajectory.ended().usage();
        BigDecimal cost = usage.costUsd();
        String reason = trajectory.ended().reason();
        String status = trajectory.ended().status().name().toLowerCase(Locale.ROOT);
        item("run " + code(trajectory.id()) + ", begun "
                + trajectory.events().get(0).at());
        item("model " + code(started.model()) + " at " + code(started.endpoint()));
        item(status + (reason.isEmpty() ? "" : ": " + SafeMarkdown.line(reason)));
        item(usage.modelCalls() + " model calls, " + usage.tokens().input() + " tokens in, "
                + usage.tokens().output() + " out, " + usage.searches() + " searches, " + usage.pagesRead()
                + " pages read, "
                + (cost == null ? "cost unknown" : cost.stripTrailingZeros().toPlainString() + " USD"));
        out.append('\n');
    }

    private void step(TrajectoryStep step) {
        step("## Step " + step.number(), step);
    }

    private void step(String title, TrajectoryStep step) {
        paragraph(title);
        Message message = step.message();
        if (message == null) {
            paragraph("*The run went on before the model had answered.*");
        } else {
            quoted("Thought", message.thinking());
            quoted("Text", message.text());
        }
        step.actions().forEach(this::action);
        step.events().forEach(this::event);
    }

    private void action(TrajectoryStep.Action action) {
        paragraph("**Action** " + code(action.call().name()));
        fenced("json", pretty(action.call().arguments()));
        String answer = action.answer();
        if (answer != null) {
            paragraph("**Observation**" + (action.failed() ? " (failed)" : ""));
            fenced("text", answer);
        }
    }

    private static String pretty(String json) {
        try {
            return JsonNodes.MAPPER.readTree(json).toPrettyString();
        } catch (JsonProcessingException e) {
            return json; // shown as the model wrote it
        }
    }

    private void event(ResearchEvent event) {
        if (event instanceof ResearchEvent.UserNoted e) {
            paragraph("**Note to the model**");
            fenced("text", e.note().text());
        } else {
            String line = line(event);
            if (!line.isEmpty()) {
                paragraph((isVerdict(event) ? "**Verdict** " : "**Event** ") + line);
            }
        }
    }

    private static boolean isVerdict(ResearchEvent event) {
        return event instanceof ResearchEvent.QuoteRefused
                || event instanceof ResearchEvent.ClaimDoubted
                || event instanceof ResearchEvent.ClaimsJudged
                || event instanceof ResearchEvent.ClaimChecked;
    }

    private static String line(ResearchEvent event) {
        if (event instanceof ResearchEvent.AttemptDiscarded e) {
            return "try " + e.attempt() + " was given up: " + SafeMarkdown.line(e.reason());
        }
        if (event instanceof ResearchEvent.ModelChanged e) {
            return "from here on " + code(e.model()) + " at " + code(e.endpoint()) + " thinks: "
                    + SafeMarkdown.line(e.reason());
        }
        if (event instanceof ResearchEvent.ModeChosen e) {
            return "mode " + e.mode().name().toLowerCase(Locale.ROOT) + ": " + SafeMarkdown.line(e.reason());
        }
        if (event instanceof ResearchEvent.TrajectoriesCompared e) {
            return e.answered() + " of " + e.started() + " trajectories have an answer"
                    + (e.agreeing() < 2 ? "" : ", " + e.agreeing() + " agree: " + SafeMarkdown.line(e.shortAnswer()))
                    + "; " + SafeMarkdown.line(e.reason());
        }
        if (event instanceof ResearchEvent.MemoryFolded e) {
            return "results up to step " + e.hiddenUpToStep() + " are hidden from the model from here on";
        }
        if (event instanceof ResearchEvent.BudgetWarned e) {
            return "limit of " + e.limit() + (e.reached() ? " reached" : " near");
        }
        if (event instanceof ResearchEvent.QuoteRefused e) {
            return "claim " + (e.claim() + 1) + ": quote of source " + e.source() + " refused: "
                    + SafeMarkdown.line(e.reason());
        }
        if (event instanceof ResearchEvent.ClaimDoubted e) {
            String reasons = e.reasons().stream()
                    .map(reason -> SafeMarkdown.line(reason.text()))
                    .collect(Collectors.joining("; "));
            return (e.claim() < 0 ? "the short answer" : "claim " + (e.claim() + 1)) + " sent back, support "
                    + e.support().name().toLowerCase(Locale.ROOT) + (reasons.isEmpty() ? "" : ": " + reasons);
        }
        if (event instanceof ResearchEvent.ClaimsJudged e) {
            String problem = e.problem();
            return "a model judged " + e.judgements().size() + " of " + e.claims() + " claims"
                    + (problem == null ? "" : ": " + SafeMarkdown.line(problem));
        }
        if (event instanceof ResearchEvent.ClaimChecked e) {
            int quotes = e.claim().citations().size();
            return "claim " + (e.index() + 1) + ": support "
                    + e.claim().support().name().toLowerCase(Locale.ROOT) + ", " + quotes
                    + (quotes == 1 ? " quote stands" : " quotes stand");
        }
        return "";
    }

    private void paragraph(String markdown) {
        out.append(markdown).append("\n\n");
    }

    private void item(String markdown) {
        out.append("- ").append(markdown).append('\n');
    }

    private void quoted(String what, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        paragraph("**" + what + "**");
        text.strip()
                .lines()
                .map(line -> line.isBlank() ? ">" : "> " + SafeMarkdown.line(line))
                .forEach(line -> out.append(line).append('\n'));
        out.append('\n');
    }

    /** The fence is longer than any run of backticks within, so that nothing within ends it. */
    private void fenced(String language, @Nullable String text) {
        String body = text == null ? "" : text;
        String fence = "`".repeat(Math.max(LEAST_FENCE, longestRun(body) + 1));
        out.append(fence).append(language).append('\n').append(body);
        out.append(body.endsWith("\n") ? "" : "\n").append(fence).append("\n\n");
    }

    private static String code(String text) {
        String line = text.replace('\n', ' ').replace('\r', ' ');
        String fence = "`".repeat(longestRun(line) + 1);
        String pad = line.startsWith("`") || line.endsWith("`") || line.isBlank() ? " " : "";
        return fence + pad + line + pad + fence;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}

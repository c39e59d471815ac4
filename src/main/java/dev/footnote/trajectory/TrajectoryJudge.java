package dev.footnote.trajectory;

import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Usage;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.trajectory.TrajectoryMarks.Level;
import dev.footnote.trajectory.TrajectoryMarks.Mark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Marks trajectories by rules that need no model: did it end with an answer, do its quotes stand in the texts it read, are its claims supported, and were steps,
 * queries and budget well used. Stateless, safe for many threads.
 */
public final class TrajectoryJudge {

    private final JudgeLimits limits;

    /**
     * A judge.
     *
     * @param limits where a trajectory stops being good
     */
    public TrajectoryJudge(JudgeLimits limits) {
        this.limits = limits;
    }

    /**
     * Marks a trajectory.
     *
     * @param trajectory whole
     */
    public TrajectoryMarks judge(Trajectory trajectory) {
        List<TrajectoryStep> steps = TrajectorySteps.of(trajectory);
        Answer.Status status = trajectory.ended().status();
        List<Claim> claims = trajectory.answer().map(Answer::claims).orElse(List.of());
        Effort effort = Effort.of(steps);
        return new TrajectoryMarks(
                trajectory.id(),
                trajectory.started().request().question(),
                status,
                List.of(
                        outcome(trajectory),
                        quotes(trajectory, claims),
                        support(claims),
                        wasted(effort),
                        repeated(effort),
                        budget(trajectory)));
    }

    private static Mark outcome(Trajectory trajectory) {
        boolean answered = trajectory.ended().status() == Answer.Status.ANSWERED;
        String reason = trajectory.ended().reason();
        String status = trajectory.ended().status().name().toLowerCase(Locale.ROOT);
        return new Mark(
                "outcome",
                answered ? Level.PASS : Level.FAIL,
                answered ? 1 : 0,
                status + (answered || reason.isEmpty() ? "" : ": " + reason));
    }

    /** Looked up anew in the texts of the file; the record's own word is not taken for it. */
    private static Mark quotes(Trajectory trajectory, List<Claim> claims) {
        List<Citation> all =
                claims.stream().flatMap(claim -> claim.citations().stream()).toList();
        long standing =
                all.stream().filter(citation -> stands(trajectory, citation)).count();
        if (all.isEmpty()) {
            return new Mark("quotes", Level.FAIL, 0, "no quote");
        }
        return new Mark(
                "quotes",
                standing == all.size() ? Level.PASS : Level.FAIL,
                share(standing, all.size()),
                standing + " of " + all.size() + " stand in the texts that were read");
    }

    private static boolean stands(Trajectory trajectory, Citation citation) {
        return trajectory.answer().stream()
                .flatMap(answer -> answer.sources().stream())
                .filter(source -> source.id() == citation.source())
                .map(source -> trajectory.texts().getOrDefault(source.sha256(), ""))
                .anyMatch(
                        text -> citation.end() <= text.length() && text.startsWith(citation.quote(), citation.start()));
    }

    private Mark support(List<Claim> claims) {
        long full = claims.stream()
                .filter(claim -> claim.support() == Claim.Support.FULL)
                .count();
        double share = share(full, claims.size());
        Level level = claims.isEmpty() || share < limits.support() ? Level.FAIL : share < 1 ? Level.WARN : Level.PASS;
        return new Mark(
                "support",
                level,
                share,
                claims.isEmpty() ? "no claim" : full + " of " + claims.size() + " claims are fully supported");
    }

    private Mark wasted(Effort effort) {
        double share = share(effort.wasted().size(), effort.steps());
        String which = effort.wasted().entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return new Mark(
                "steps",
                level(share, limits.wasted()),
                share,
                effort.wasted().size() + " of " + effort.steps() + " wasted" + (which.isEmpty() ? "" : ": " + which));
    }

    private Mark repeated(Effort effort) {
        double share = share(effort.repeatedQueries(), effort.queries());
        return new Mark(
                "queries",
                level(share, limits.repeated()),
                share,
                effort.queries() == 0
                        ? "no query"
                        : effort.repeatedQueries() + " of " + effort.queries() + " asked before");
    }

    private Mark budget(Trajectory trajectory) {
        Usage usage = trajectory.ended().usage();
        Budget budget = trajectory.started().request().budget();
        Map<String, Double> used = new LinkedHashMap<>();
        if (budget.maxSteps() != null) {
            used.put("steps", share(usage.modelCalls(), budget.maxSteps()));
        }
        if (budget.maxTokens() != null) {
            used.put("tokens", share(usage.tokens().input() + usage.tokens().output(), budget.maxTokens()));
        }
        if (budget.maxCostUsd() != null && usage.costUsd() != null) {
            used.put(
                    "cost",
                    share(usage.costUsd().doubleValue(), budget.maxCostUsd().doubleValue()));
        }
        if (budget.maxTime() != null) {
            used.put("time", share(usage.elapsedMs(), budget.maxTime().toMillis()));
        }
        double most =
                used.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        boolean reached = trajectory.ownEvents().stream()
                .anyMatch(
                        recorded -> recorded.event() instanceof ResearchEvent.BudgetWarned warned && warned.reached());
        String shares = used.entrySet().stream()
                .map(entry -> entry.getKey() + " " + percent(entry.getValue()))
                .collect(Collectors.joining(", "));
        return new Mark(
                "budget",
                reached ? Level.FAIL : most >= limits.budget() ? Level.WARN : Level.PASS,
                most,
                (reached ? "a limit was reached: " : "") + (shares.isEmpty() ? "no limit was set" : shares));
    }

    private static Level level(double share, double most) {
        return share > most ? Level.FAIL : share > 0 ? Level.WARN : Level.PASS;
    }

    private static double share(double part, double whole) {
        return whole <= 0 ? 0 : part / whole;
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}

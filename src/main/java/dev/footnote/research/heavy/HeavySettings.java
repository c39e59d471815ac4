package dev.footnote.research.heavy;

import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import java.time.Duration;

/**
 * The settings of runs in heavy mode; the reasons for the defaults stand in {@code config/footnote.yaml}.
 *
 * @param trajectories how many there are at most, 2 to 16
 * @param agreeAt share of the trajectories whose agreement stops the others, above 0.5 and at most 1
 * @param patience how long the last trajectories may go on once that share has ended
 * @param timeShare share of the time limit at which trajectories are asked to hand in, above 0 and below 1
 * @param delegations questions that one trajectory may hand to others, from 0; 0: none may
 * @param delegatedSteps model calls that such a question may take, from 3
 * @param delegatedTime time that such a question may take
 */
public record HeavySettings(
        int trajectories,
        double agreeAt,
        Duration patience,
        double timeShare,
        int delegations,
        int delegatedSteps,
        Duration delegatedTime) {

    /**
     * Reads them.
     *
     * @param settings all settings
     * @throws InvalidInputException for a value that cannot be used
     */
    public static HeavySettings from(Settings settings) {
        int trajectories = settings.integer("research.trajectories");
        if (trajectories < 2 || trajectories > 16) {
            throw settings.bad("research.trajectories", "this is out of range", "give 2 to 16");
        }
        double agree = settings.number("research.agree_at");
        if (!(agree > 0.5 && agree <= 1)) {
            throw settings.bad("research.agree_at", "this is no majority", "give more than 0.5 and at most 1");
        }
        Duration patience = settings.duration("research.trajectory_wait");
        double share = settings.number("research.trajectory_time");
        if (!(share > 0 && share < 1)) {
            throw settings.bad("research.trajectory_time", "this is no share", "give more than 0 and less than 1");
        }
        int delegations = settings.integer("research.delegations");
        if (delegations < 0) {
            throw settings.bad("research.delegations", "this is no number of questions", "give 0 or more");
        }
        int steps = settings.integer("research.delegated_steps");
        if (steps < 3) {
            throw settings.bad(
                    "research.delegated_steps",
                    "this is too few: a question takes a search, a page and the answer",
                    "give 3 or more");
        }
        return new HeavySettings(
                trajectories, agree, patience, share, delegations, steps, settings.duration("research.delegated_time"));
    }

    /** Returns how many of a number of trajectories are the share whose agreement counts, at least 2. */
    int enough(int of) {
        return Math.max(2, (int) Math.ceil(agreeAt * of - 1e-9));
    }
}

package dev.footnote.trajectory;

import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;

/**
 * The limits beyond which a trajectory is no longer good; the reasons for the defaults stand in {@code config/footnote.yaml}.
 *
 * @param support least share of claims with full support, 0 to 1
 * @param wasted highest share of steps that brought nothing, 0 to 1
 * @param repeated highest share of queries that were asked before, 0 to 1
 * @param budget share of a limit from which on its use is told, 0 to 1
 */
public record JudgeLimits(double support, double wasted, double repeated, double budget) {

    /**
     * The block {@code runs} of the settings.
     *
     * @param settings all settings
     * @throws InvalidInputException for a value that is no share
     */
    public static JudgeLimits from(Settings settings) {
        return new JudgeLimits(
                settings.share("runs.min_support"),
                settings.share("runs.max_wasted"),
                settings.share("runs.max_repeated"),
                settings.share("runs.near_budget"));
    }
}

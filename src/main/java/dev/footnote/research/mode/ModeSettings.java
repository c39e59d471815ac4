package dev.footnote.research.mode;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.config.Settings;

/**
 * The settings for the amount of thinking in runs; the reasons for the defaults stand in {@code config/footnote.yaml}.
 *
 * @param mode of a request that names none
 * @param fastSteps model calls of a fast attempt, from 1
 * @param sureFrom the model's own estimate of a fast answer below which it goes on with thinking, 0 to 1
 * @param effortByStep true if steps that only choose pages to read are asked to think less
 */
public record ModeSettings(Mode mode, int fastSteps, double sureFrom, boolean effortByStep) {

    /**
     * Reads them.
     *
     * @param settings all settings
     * @throws InvalidInputException for a value that cannot be used
     */
    public static ModeSettings from(Settings settings) {
        Mode mode = switch (settings.text("research.mode").strip()) {
            case "fast" -> Mode.FAST;
            case "think" -> Mode.THINK;
            case "auto" -> Mode.AUTO;
            case "heavy" -> Mode.HEAVY;
            default -> throw settings.bad("research.mode", "there is no such mode", "give fast, think, heavy or auto");
        };
        boolean byStep = switch (settings.text("research.effort").strip()) {
            case "even" -> false;
            case "by_step" -> true;
            default -> throw settings.bad("research.effort", "there is no such way", "give even or by_step");
        };
        return new ModeSettings(
                mode, settings.integer("research.fast_steps", 1), settings.share("research.sure_from"), byStep);
    }
}

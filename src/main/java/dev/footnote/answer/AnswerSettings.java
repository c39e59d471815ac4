package dev.footnote.answer;

import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The settings for the check of drafts; the reasons for the defaults stand in {@code config/footnote.yaml}.
 *
 * @param partial the treatment of claims that are not fully supported
 * @param judge when a model judges claims too
 */
public record AnswerSettings(Partial partial, Judge judge) {

    /** The treatment of claims that stay without full support. */
    public enum Partial {
        /** They are shown, marked, with the reason. */
        MARK,
        /** They are left out of the answer. */
        DROP,
        /** The answer as a whole does not count as supported. */
        FAIL
    }

    /** When a model judges claims besides the rules. */
    public enum Judge {
        /** With every model but the embedded one, unless the budget is tight. */
        AUTO,
        /** Whenever the model can. */
        ON,
        /** Never. */
        OFF
    }

    /**
     * Reads the block {@code answer} of the settings.
     *
     * @param settings all settings
     * @throws InvalidInputException for a value that is unknown
     */
    public static AnswerSettings from(Settings settings) {
        return new AnswerSettings(
                choice(settings, "answer.partial", Partial.class), choice(settings, "answer.judge", Judge.class));
    }

    private static <E extends Enum<E>> E choice(Settings settings, String name, Class<E> type) {
        String value = settings.text(name).strip().toUpperCase(Locale.ROOT);
        E[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> settings.bad(
                        name,
                        "this is unknown",
                        "choose one of "
                                + Arrays.stream(constants)
                                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }
}

package dev.footnote.doctor;

import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The limits of the checks; the reasons for the defaults stand in {@code config/endpoints.yaml}.
 *
 * @param maxTime of all checks together
 * @param maxTokens in and out, of all together
 * @param maxCost US dollars of all together; empty for no limit
 * @param answerTokens room of one answer
 * @param repeats calls from which the share of sound arguments is taken
 */
public record DoctorSettings(
        Duration maxTime, long maxTokens, Optional<BigDecimal> maxCost, int answerTokens, int repeats) {

    /**
     * The block {@code doctor} of the settings.
     *
     * @param settings all settings
     * @throws InvalidInputException for a value that leaves no room for checks
     */
    public static DoctorSettings from(Settings settings) {
        int room = settings.integer("doctor.answer_tokens");
        if (room < 256) {
            throw settings.bad(
                    "doctor.answer_tokens", "this is too little: thinking alone takes more", "give 256 or more");
        }
        return new DoctorSettings(
                settings.duration("doctor.max_time"),
                settings.wholeNumber("doctor.max_tokens"),
                settings.decimal("doctor.max_cost_usd"),
                room,
                settings.integer("doctor.repeats", 1, 100));
    }
}

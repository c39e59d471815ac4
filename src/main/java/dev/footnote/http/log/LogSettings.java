package dev.footnote.http.log;

import dev.footnote.config.Settings;

/**
 * The settings of the service's log.
 *
 * @param json true for a JSON object a line, false for text
 * @param questions true if the questions of runs are told in JSON lines
 */
public record LogSettings(boolean json, boolean questions) {

    /**
     * Reads the settings.
     *
     * @param settings all of them
     * @throws dev.footnote.api.InvalidInputException naming the setting that cannot be used
     */
    public static LogSettings from(Settings settings) {
        String format = settings.text("http.log_format");
        if (!format.equals("text") && !format.equals("json")) {
            throw settings.bad("http.log_format", "this is no form of a log", "give text or json");
        }
        return new LogSettings(format.equals("json"), settings.flag("http.log_questions"));
    }
}

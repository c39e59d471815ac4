package dev.footnote.search.engine;

import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Durations;
import dev.footnote.config.Settings;
import java.time.Clock;

/** Reads rates such as {@code 3/1s}. */
final class EngineRates {

    private EngineRates() {}

    static RateLimiter pace(Settings settings, String name, Clock clock) {
        String[] parts = settings.text(name).split("/", 2);
        try {
            int calls = Integer.parseInt(parts[0].strip());
            if (calls > 0 && parts.length == 2) {
                return new RateLimiter(calls, Durations.parse(parts[1].strip()), clock);
            }
        } catch (IllegalArgumentException e) {
            throw bad(settings, name);
        }
        throw bad(settings, name);
    }

    private static InvalidInputException bad(Settings settings, String name) {
        return settings.bad(name, "this is no rate", "write calls/window, such as 3/1s or 100/1m");
    }
}

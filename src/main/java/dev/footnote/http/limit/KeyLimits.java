package dev.footnote.http.limit;

import dev.footnote.config.Settings;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one key. Where the service has no keys, all callers together count as one.
 *
 * @param runs going or waiting at once; 0 for no limit
 * @param requests a minute; 0 for no limit
 * @param costUsd US dollars a day, from midnight to midnight UTC, or null for no limit
 */
public record KeyLimits(int runs, int requests, @Nullable BigDecimal costUsd) {

    /** No limits. */
    public static final KeyLimits NONE = new KeyLimits(0, 0, null);

    /**
     * Reads the limits.
     *
     * @param settings all of them
     * @throws dev.footnote.api.InvalidInputException naming the setting that cannot be used
     */
    public static KeyLimits from(Settings settings) {
        BigDecimal cost = settings.decimal("http.key_cost_usd").orElse(null);
        if (cost != null && cost.signum() <= 0) {
            throw settings.bad("http.key_cost_usd", "this is no amount", "give one above 0, or leave it empty");
        }
        return new KeyLimits(settings.integer("http.key_runs", 0), settings.integer("http.key_requests", 0), cost);
    }

    /** Returns whether anything is limited. */
    public boolean any() {
        return runs > 0 || requests > 0 || costUsd != null;
    }
}

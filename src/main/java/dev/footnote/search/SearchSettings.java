package dev.footnote.search;

import dev.footnote.config.Settings;
import java.time.Duration;

/**
 * How searches are joined; the reasons for the defaults stand in {@code config/engines.yaml}.
 *
 * @param deadline after which engines are left behind
 * @param perHost hits of one host at most, unless only that host was searched
 * @param rankConstant the k of reciprocal rank fusion
 */
public record SearchSettings(Duration deadline, int perHost, int rankConstant) {

    /**
     * The block {@code search} of the settings.
     *
     * @param settings all settings
     */
    public static SearchSettings from(Settings settings) {
        return new SearchSettings(
                settings.duration("search.deadline"),
                settings.integer("search.per_host"),
                settings.integer("search.rank_constant"));
    }
}

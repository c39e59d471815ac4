package dev.footnote.offline;

import dev.footnote.config.Settings;

/**
 * How the embedded model works; the reasons for the defaults stand in {@code config/footnote.yaml}.
 *
 * @param rounds searches with reading after them, from 1
 * @param reads pages read in a round, from 1
 * @param hops names that are followed in a round, from 0
 * @param claims sentences of an answer at most, from 1
 * @param minCoverage share of the question's weight that the best sentence must carry, 0 to 1
 */
public record OfflineSettings(int rounds, int reads, int hops, int claims, double minCoverage) {

    /**
     * The block {@code offline} of the settings.
     *
     * @param settings all settings
     */
    public static OfflineSettings from(Settings settings) {
        return new OfflineSettings(
                settings.integer("offline.rounds"),
                settings.integer("offline.reads"),
                settings.integer("offline.hops"),
                settings.integer("offline.claims"),
                settings.number("offline.min_coverage"));
    }
}

package dev.footnote.offline;

import dev.footnote.config.Settings;

/**
 * The limits of the embedded model.
 *
 * @param rounds searches with the reading in between, from 1; each thing found on the way to the answer allows one more
 * @param reads pages it reads after a search, from 1
 * @param parts parts it reads of one long page, from 1
 * @param hops names just read that it searches next, a round
 * @param claims sentences an answer has at most, from 1
 * @param minCoverage share of the question's terms, weighted by rarity, that the best sentence must hold together with its
 *     title and the sentence that leads to it; below it nothing counts as found; 0 to 1
 * @param minCoverageHan the same for questions in Chinese
 * @param minConfidence an answer that is less likely to be right is not given; 0 to 1
 * @param minConfidenceHan the same for questions in Chinese
 */
public record OfflineSettings(
        int rounds,
        int reads,
        int parts,
        int hops,
        int claims,
        double minCoverage,
        double minCoverageHan,
        double minConfidence,
        double minConfidenceHan) {

    public OfflineSettings {
        if (rounds < 1 || reads < 1 || parts < 1 || hops < 0 || claims < 1) {
            throw new IllegalArgumentException(
                    "offline rounds, reads, parts and claims count from 1, hops from 0; they are " + rounds + ", "
                            + reads + ", " + parts + ", " + claims + " and " + hops);
        }
        require("min_coverage", minCoverage);
        require("min_coverage_han", minCoverageHan);
        require("min_confidence", minConfidence);
        require("min_confidence_han", minConfidenceHan);
    }

    private static void require(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("offline " + name + " is " + share + "; it runs from 0 to 1");
        }
    }

    /**
     * The settings under {@code offline}.
     *
     * @param settings all of them
     */
    public static OfflineSettings from(Settings settings) {
        return new OfflineSettings(
                settings.integer("offline.rounds", 1),
                settings.integer("offline.reads", 1),
                settings.integer("offline.parts", 1),
                settings.integer("offline.hops", 0),
                settings.integer("offline.claims", 1),
                settings.share("offline.min_coverage"),
                settings.share("offline.min_coverage_han"),
                settings.share("offline.min_confidence"),
                settings.share("offline.min_confidence_han"));
    }
}

package dev.footnote.search;

import dev.footnote.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How searching is done, whatever the engines.
 *
 * @param deadline after which no engine is waited for
 * @param grace how long slower engines are waited for once there are enough good hits
 * @param perHost hits of one host before those of others come first
 * @param rankConstant k of reciprocal rank fusion
 * @param breakerFailures failures in a row before an engine is left alone
 * @param breakerPause how long it is left alone then
 * @param blockedPause how long an engine that refuses robots is left alone
 * @param cacheBytes memory for engines' answers
 * @param cacheTime how long an answer is kept
 * @param cacheEmptyTime how long it is kept when there was nothing in it
 * @param cacheFolder where answers outlive the process, if anywhere
 * @param cacheFolderTime how long they do
 */
public record SearchSettings(
        Duration deadline,
        Duration grace,
        int perHost,
        int rankConstant,
        int breakerFailures,
        Duration breakerPause,
        Duration blockedPause,
        long cacheBytes,
        Duration cacheTime,
        Duration cacheEmptyTime,
        Optional<Path> cacheFolder,
        Duration cacheFolderTime) {

    /**
     * The settings below {@code search}.
     *
     * @param settings all settings
     */
    public static SearchSettings from(Settings settings) {
        return new SearchSettings(
                settings.duration("search.deadline"),
                settings.duration("search.grace"),
                atLeastOne(settings, "search.per_host"),
                atLeastOne(settings, "search.rank_constant"),
                atLeastOne(settings, "search.breaker_failures"),
                settings.duration("search.breaker_pause"),
                settings.duration("search.blocked_pause"),
                settings.wholeNumber("search.cache_bytes"),
                settings.duration("search.cache_time"),
                settings.duration("search.cache_empty_time"),
                settings.optional("search.cache_folder").map(Path::of),
                settings.duration("search.cache_folder_time"));
    }

    private static int atLeastOne(Settings settings, String name) {
        int value = settings.integer(name);
        if (value < 1) {
            throw settings.bad(name, "too small", "give 1 or more");
        }
        return value;
    }
}

package dev.footnote.search;

import dev.footnote.config.Settings;
import dev.footnote.url.DomainList;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of searching that hold for all engines.
 *
 * @param deadline after which no engine is waited for
 * @param grace how long slower engines are waited for once there are enough good hits
 * @param patience how long they are waited for once most engines have answered and had less than was wanted
 * @param perHost hits of one host before those of others come first
 * @param rankConstant k of reciprocal rank fusion
 * @param breakerFailures failures in a row before an engine is left alone
 * @param breakerPause how long it is left alone then
 * @param blockedPause how long an engine that refuses robots is left alone
 * @param retryWait longest wait for an engine that asks for fewer calls before it is asked once more
 * @param cacheBytes memory for engines' answers
 * @param cacheTime how long an answer is kept
 * @param cacheEmptyTime how long it is kept when there was nothing in it
 * @param cacheFolder where answers outlive the process, if anywhere
 * @param cacheFolderTime how long they do
 * @param includeDomains on the web only these hosts and those below them, whatever is asked for; empty for all
 * @param excludeDomains on the web never these hosts nor those below them
 * @param learntRedirects redirects met on reading that are remembered, so that both their ends are one page
 */
public record SearchSettings(
        Duration deadline,
        Duration grace,
        Duration patience,
        int perHost,
        int rankConstant,
        int breakerFailures,
        Duration breakerPause,
        Duration blockedPause,
        Duration retryWait,
        long cacheBytes,
        Duration cacheTime,
        Duration cacheEmptyTime,
        Optional<Path> cacheFolder,
        Duration cacheFolderTime,
        List<String> includeDomains,
        List<String> excludeDomains,
        long learntRedirects) {

    /**
     * The settings below {@code search}.
     *
     * @param settings all settings
     */
    public static SearchSettings from(Settings settings) {
        return new SearchSettings(
                settings.duration("search.deadline"),
                settings.duration("search.grace"),
                settings.duration("search.patience"),
                settings.integer("search.per_host", 1),
                settings.integer("search.rank_constant", 1),
                settings.integer("search.breaker_failures", 1),
                settings.duration("search.breaker_pause"),
                settings.duration("search.blocked_pause"),
                settings.duration("search.retry_wait"),
                settings.wholeNumber("search.cache_bytes"),
                settings.duration("search.cache_time"),
                settings.duration("search.cache_empty_time"),
                settings.optional("search.cache_folder").map(Path::of),
                settings.duration("search.cache_folder_time"),
                domains(settings, "search.include_domains"),
                domains(settings, "search.exclude_domains"),
                settings.wholeNumber("search.learnt_redirects"));
    }

    private static List<String> domains(Settings settings, String name) {
        return settings.list(name).stream()
                .map(domain -> DomainList.normal(domain)
                        .orElseThrow(() ->
                                settings.bad(name, "\"" + domain + "\" is no host", "write hosts such as example.org")))
                .toList();
    }
}

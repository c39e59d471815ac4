package dev.footnote.page;

import dev.footnote.config.Settings;
import java.time.Duration;

/**
 * The settings of the page cache.
 *
 * @param bytes of memory for them; 0 keeps none
 * @param time how long a page is kept
 * @param failureTime how long it is remembered that a page is gone or forbidden
 */
public record PageCacheSettings(long bytes, Duration time, Duration failureTime) {

    /**
     * Returns the settings {@code page.cache_*}.
     *
     * @param settings all settings
     * @throws dev.footnote.api.InvalidInputException for a value that cannot be used
     */
    public static PageCacheSettings from(Settings settings) {
        return new PageCacheSettings(
                settings.wholeNumber("page.cache_bytes", 0, Long.MAX_VALUE),
                settings.duration("page.cache_time"),
                settings.duration("page.cache_failure_time"));
    }
}

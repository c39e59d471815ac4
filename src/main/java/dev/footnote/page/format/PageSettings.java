package dev.footnote.page.format;

import dev.footnote.config.Settings;
import java.time.Duration;

/**
 * The settings for reading pages.
 *
 * @param timeout from asking for a page to its last byte
 * @param maxBytes of a page's body, decompressed; the rest is cut off
 * @param maxRedirects hops that are followed
 * @param maxChars UTF-16 units of text kept of one page
 * @param maxLinks links kept of one page
 * @param maxPages pages read of one PDF
 * @param acceptLanguage sent to web servers
 */
public record PageSettings(
        Duration timeout,
        long maxBytes,
        int maxRedirects,
        int maxChars,
        int maxLinks,
        int maxPages,
        String acceptLanguage) {

    /**
     * Returns the slice of all settings under {@code page}.
     *
     * @param settings all settings
     * @throws dev.footnote.api.InvalidInputException for a value that cannot be used
     */
    public static PageSettings from(Settings settings) {
        return new PageSettings(
                settings.duration("page.timeout"),
                settings.integer("page.max_bytes", 1),
                settings.integer("page.max_redirects", 0),
                settings.integer("page.max_chars", 1),
                settings.integer("page.max_links", 0),
                settings.integer("page.max_pdf_pages", 1),
                settings.text("page.accept_language"));
    }
}

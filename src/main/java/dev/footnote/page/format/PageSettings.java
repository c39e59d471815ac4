package dev.footnote.page.format;

import dev.footnote.config.Settings;
import java.time.Duration;

/**
 * How pages are read.
 *
 * @param timeout from asking for a page to its last byte
 * @param maxBytes of a page's body, decompressed; what is over is cut off
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
     * The slice of all settings under {@code page}.
     *
     * @param settings all settings
     * @throws dev.footnote.api.InvalidInputException for a value that cannot be used
     */
    public static PageSettings from(Settings settings) {
        return new PageSettings(
                settings.duration("page.timeout"),
                positive(settings, "page.max_bytes"),
                settings.integer("page.max_redirects"),
                (int) positive(settings, "page.max_chars"),
                settings.integer("page.max_links"),
                (int) positive(settings, "page.max_pdf_pages"),
                settings.text("page.accept_language"));
    }

    private static long positive(Settings settings, String name) {
        long value = settings.wholeNumber(name);
        if (value < 1 || value > Integer.MAX_VALUE) {
            throw settings.bad(name, "this is out of range", "give a whole number from 1 to " + Integer.MAX_VALUE);
        }
        return value;
    }
}

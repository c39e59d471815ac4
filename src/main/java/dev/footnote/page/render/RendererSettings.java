package dev.footnote.page.render;

import dev.footnote.config.Settings;
import java.time.Duration;

/**
 * The settings of the page renderer.
 *
 * @param program the browser's name, looked for on the path, or its file; empty for the usual names
 * @param sandbox true keeps the browser's own sandbox
 * @param start longest start of the browser
 * @param timeout of one page, from its first byte to its text
 * @param quiet time without a load or a change after which a page stands
 * @param maxRequests loads of one page
 * @param maxBytes of all loads of one page, unpacked, and of the page as it stands
 * @param memory megabytes that the script of one page may use
 * @param atOnce pages that are rendered at a time
 * @param idle after this time without a page the browser is ended
 * @param loadTimeout of one load
 * @param loadBytes of one load
 * @param userAgent as the page's script sees it
 * @param acceptLanguage as sent with each load
 */
public record RendererSettings(
        String program,
        boolean sandbox,
        Duration start,
        Duration timeout,
        Duration quiet,
        int maxRequests,
        long maxBytes,
        int memory,
        int atOnce,
        Duration idle,
        Duration loadTimeout,
        long loadBytes,
        String userAgent,
        String acceptLanguage) {

    private static final int MOST_AT_ONCE = 64;

    /** The browser's own limit, in megabytes. */
    private static final int MOST_MEMORY = 4096;

    /** As much as fits into one message of the browser. */
    private static final long MOST_BYTES = 50_000_000;

    /**
     * The settings {@code page.renderer_*}, with those that they share with the fetching of pages.
     *
     * @param settings all settings
     * @throws dev.footnote.api.InvalidInputException for a value that cannot be used
     */
    public static RendererSettings from(Settings settings) {
        return new RendererSettings(
                settings.optional("page.renderer_program").orElse(""),
                settings.flag("page.renderer_sandbox"),
                settings.duration("page.renderer_start"),
                settings.duration("page.renderer_timeout"),
                settings.duration("page.renderer_quiet"),
                settings.integer("page.renderer_requests", 0),
                settings.wholeNumber("page.renderer_bytes", 1, MOST_BYTES),
                settings.integer("page.renderer_memory", 16, MOST_MEMORY),
                settings.integer("page.renderer_at_once", 1, MOST_AT_ONCE),
                settings.duration("page.renderer_idle"),
                settings.duration("page.timeout"),
                settings.integer("page.max_bytes", 1),
                settings.text("net.user_agent").strip(),
                settings.text("page.accept_language"));
    }
}

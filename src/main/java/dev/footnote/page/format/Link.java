package dev.footnote.page.format;

import java.net.URI;

/**
 * A link of a page.
 *
 * @param url absolute
 * @param text the words that it is shown as; may be empty
 */
public record Link(URI url, String text) {}

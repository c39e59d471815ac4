package dev.footnote.tools;

import java.net.URI;

/**
 * A link of a page, as a model is told of it.
 *
 * @param url where it leads
 * @param text the words that the page shows, untrusted
 */
public record PageLink(URI url, String text) {}

package dev.footnote.page.render;

import java.net.URI;
import java.util.Optional;

/**
 * What the script of a page made of it.
 *
 * @param html the page as it stands, without its scripts and what it shows to browsers without script; empty where the script sent its readers on
 * @param forward where the script sent its readers, if anywhere; not fetched yet
 * @param cut what may be missing because a limit was reached, in words
 */
public record RenderedPage(String html, Optional<URI> forward, Optional<String> cut) {}

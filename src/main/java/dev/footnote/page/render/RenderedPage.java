package dev.footnote.page.render;

import java.net.URI;
import java.util.Optional;

/**
 * A page as its script has left it.
 *
 * @param html the page as it stands, without its scripts and the parts for browsers without script; empty where the script sent its readers on
 * @param forward where the script sent its readers, if anywhere; not fetched yet
 * @param cut in words, the part that may be missing because a limit was reached
 */
public record RenderedPage(String html, Optional<URI> forward, Optional<String> cut) {}

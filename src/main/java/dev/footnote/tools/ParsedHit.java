package dev.footnote.tools;

import java.net.URI;

/**
 * A hit as it was shown to the model.
 *
 * @param rank from 1
 * @param url absolute
 * @param title may be empty
 * @param snippet may be empty
 */
public record ParsedHit(int rank, URI url, String title, String snippet) {}

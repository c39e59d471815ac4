package dev.footnote.offline;

import dev.footnote.tools.ParsedPage;
import java.util.Set;

/**
 * A sentence of a page that was read.
 *
 * @param page where it stands
 * @param start offset in the source's text
 * @param text verbatim
 * @param stems of its content words
 * @param before stems of the sentence before it
 */
record Sentence(ParsedPage page, int start, String text, Set<String> stems, Set<String> before) {}

package dev.footnote.offline.manual;

import java.util.List;

/**
 * What stands under one heading.
 *
 * @param heading without its marks; empty before the first one
 * @param above the headings over it, outermost first
 * @param start offset of the heading in the source's text, or of the first block where there is none
 * @param blocks in order
 */
record ManualSection(String heading, List<String> above, int start, List<ManualBlock> blocks) {}

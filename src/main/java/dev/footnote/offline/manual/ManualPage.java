package dev.footnote.offline.manual;

import dev.footnote.api.Passage;
import java.util.List;

/**
 * A page that was read, or parts of it.
 *
 * @param source number of the source
 * @param title may be empty
 * @param passages the parts of it that were read, in any order; they may overlap
 */
public record ManualPage(int source, String title, List<Passage> passages) {

    public ManualPage {
        passages = List.copyOf(passages);
    }

    /**
     * The part of a page under one heading.
     *
     * @param heading without its marks; empty before the first one
     * @param above the headings over it, outermost first
     * @param start offset of the heading in the source's text, or of the first block where there is none
     * @param blocks in order
     */
    record Section(String heading, List<String> above, int start, List<ManualBlock> blocks) {}
}

package dev.footnote.tools;

import java.util.List;

/**
 * A search result read back from the text that the model was shown.
 *
 * @param hits best first
 * @param verdict name of the quality's verdict
 * @param hint the next thing to try; may be empty
 */
public record ParsedSearch(List<ParsedHit> hits, String verdict, String hint) {
    public ParsedSearch {
        hits = List.copyOf(hits);
    }
}

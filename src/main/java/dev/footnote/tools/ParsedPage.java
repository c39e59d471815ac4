package dev.footnote.tools;

import dev.footnote.api.Passage;
import java.net.URI;
import java.util.List;

/**
 * A page read back from the text that the model was shown.
 *
 * @param source the run's number of the source
 * @param url where it was read
 * @param title may be empty
 * @param part which part, from 1
 * @param parts how many parts the page has
 * @param passages in the order of their offsets; adjoining ones are one passage
 */
public record ParsedPage(int source, URI url, String title, int part, int parts, List<Passage> passages) {
    public ParsedPage {
        passages = List.copyOf(passages);
    }
}

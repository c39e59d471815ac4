package dev.footnote.tools;

import dev.footnote.api.Passage;
import dev.footnote.text.Span;
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
 * @param flagged the stretches of the source's text that the model was warned of, since they look written for a model
 */
public record ParsedPage(
        int source, URI url, String title, int part, int parts, List<Passage> passages, List<Span> flagged) {
    public ParsedPage {
        passages = List.copyOf(passages);
        flagged = List.copyOf(flagged);
    }

    /** Makes a page without warnings. */
    public ParsedPage(int source, URI url, String title, int part, int parts, List<Passage> passages) {
        this(source, url, title, part, parts, passages, List.of());
    }
}

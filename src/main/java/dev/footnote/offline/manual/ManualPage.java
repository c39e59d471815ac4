package dev.footnote.offline.manual;

import dev.footnote.api.Passage;
import java.util.List;

/**
 * A page that was read, or parts of it.
 *
 * @param source number of the source
 * @param title may be empty
 * @param passages what was read of it, in any order; they may overlap
 */
public record ManualPage(int source, String title, List<Passage> passages) {

    public ManualPage {
        passages = List.copyOf(passages);
    }
}

package dev.footnote.api.search;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One search result. Its position in the list is its rank.
 *
 * @param url canonical address, absolute
 * @param title plain text, may be empty
 * @param snippet the engine's words about the page; plain text, may be empty; never quoted as the page's text
 * @param engines names of the engines that found it, best rank first; {@code searxng/brave} is one that another asked
 * @param date a date the engine gave, or null
 * @param language BCP 47 tag as given by the engine, or null
 */
public record Hit(
        URI url,
        String title,
        String snippet,
        List<String> engines,
        @Nullable PublishedDate date,
        @Nullable String language) {

    public Hit {
        engines = List.copyOf(engines);
        if (!url.isAbsolute()) {
            throw new IllegalArgumentException(
                    "hit has the relative address \"" + url + "\"; only absolute ones can be read");
        }
    }
}

package dev.footnote.api.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Restricts the hits of a search.
 *
 * @param includeDomains only these hosts and those below them; empty for all; lower case, without scheme
 * @param excludeDomains never these hosts nor those below them
 * @param publishedFrom first day, or null
 * @param publishedTo last day, or null
 */
public record SearchScope(
        List<String> includeDomains,
        List<String> excludeDomains,
        @Nullable LocalDate publishedFrom,
        @Nullable LocalDate publishedTo) {

    /** Everything. */
    public static final SearchScope ALL = new SearchScope(List.of(), List.of(), null, null);

    public SearchScope {
        includeDomains = List.copyOf(includeDomains);
        excludeDomains = List.copyOf(excludeDomains);
        if (publishedFrom != null && publishedTo != null && publishedFrom.isAfter(publishedTo)) {
            throw new IllegalArgumentException(
                    "published_from " + publishedFrom + " is after published_to " + publishedTo);
        }
    }
}

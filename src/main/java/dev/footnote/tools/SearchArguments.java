package dev.footnote.tools;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of {@code search}.
 *
 * @param queries one to eight, none blank
 * @param language BCP 47 tag of the hits wanted, or null
 * @param publishedFrom first day, or null
 * @param publishedTo last day, or null
 * @param includeDomains only these hosts; lower case
 * @param excludeDomains never these hosts; lower case
 * @param page from 1
 */
public record SearchArguments(
        List<String> queries,
        @Nullable String language,
        @Nullable LocalDate publishedFrom,
        @Nullable LocalDate publishedTo,
        List<String> includeDomains,
        List<String> excludeDomains,
        int page) {
    public SearchArguments {
        queries = List.copyOf(queries);
        includeDomains = List.copyOf(includeDomains);
        excludeDomains = List.copyOf(excludeDomains);
    }
}

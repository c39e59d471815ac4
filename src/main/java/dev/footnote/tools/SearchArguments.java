package dev.footnote.tools;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call that searches.
 *
 * @param queries at least one, none blank
 * @param language BCP 47 tag, or null for any
 * @param publishedFrom first day, or null
 * @param publishedTo last day, or null
 * @param includeDomains only these hosts; empty for all
 * @param excludeDomains never these hosts
 * @param page of the results, from 1
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

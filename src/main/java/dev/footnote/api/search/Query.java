package dev.footnote.api.search;

import org.jspecify.annotations.Nullable;

/**
 * One search for one engine.
 *
 * @param text the words to look for; not blank
 * @param limit most hits wanted, 1 to 50
 * @param page 1 for the best hits, 2 for those after them, and so on
 * @param language BCP 47 tag of the hits wanted, or null for any
 * @param scope which hits may be considered
 */
public record Query(
        String text, int limit, int page, @Nullable String language, SearchScope scope) {

    public Query {
        if (text.isBlank()) {
            throw new IllegalArgumentException("query is empty; give some words to look for");
        }
        if (limit < 1 || limit > 50) {
            throw new IllegalArgumentException("limit is " + limit + "; 1 to 50 hits can be asked for");
        }
        if (page < 1) {
            throw new IllegalArgumentException("page is " + page + "; pages count from 1");
        }
    }

    /**
     * The first page of ten hits, from everywhere and in any language.
     *
     * @param text the words to look for
     */
    public static Query of(String text) {
        return new Query(text, 10, 1, null, SearchScope.ALL);
    }
}

package dev.footnote.search;

import dev.footnote.api.search.SearchScope;
import dev.footnote.text.ScriptLanguage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queries that a run asks at once.
 *
 * @param queries one to eight
 * @param limit most hits wanted in all, 1 to 50
 * @param page 1 for the best, 2 for those after them
 * @param language tag or English name of the language that hits are wanted in, kept as a BCP 47 tag; null, as any that is neither,
 *     for the queries' own
 * @param scope which hits may be considered
 */
public record SearchRequest(
        List<String> queries, int limit, int page, @Nullable String language, SearchScope scope) {

    public SearchRequest {
        queries = List.copyOf(queries);
        language = ScriptLanguage.tag(language);
        if (queries.isEmpty() || queries.size() > 8) {
            throw new IllegalArgumentException(queries.size() + " queries; give one to eight at once");
        }
    }
}

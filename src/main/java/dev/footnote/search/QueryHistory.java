package dev.footnote.search;

import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchResult;
import dev.footnote.api.search.SearchScope;
import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a run has asked, query by query. Not for many threads at once. */
final class QueryHistory {

    /** What makes two queries the same. */
    private record PastQuery(
            String query, int limit, int page, @Nullable String language, SearchScope scope) {}

    /** With these, the order of words means something. */
    private static final Pattern ORDERED = Pattern.compile("[\"“”«»]|(^|\\s)-|\\w:\\S| OR ");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;.?!，。？！、；]+");

    private final Map<PastQuery, SearchResult> results = new HashMap<>();

    /** The query's words in one order and case; as it stands, but for case, where it has operators. */
    static String normal(String query) {
        String text = Normalizer.normalize(query, Normalizer.Form.NFKC).strip();
        boolean ordered = ORDERED.matcher(text).find();
        String[] words = BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), 0);
        if (!ordered) {
            Arrays.sort(words);
        }
        return String.join(" ", words).strip();
    }

    /** The request's queries that the run has not asked, each once. */
    List<String> fresh(SearchRequest request) {
        Map<String, String> fresh = new java.util.LinkedHashMap<>();
        for (String query : request.queries()) {
            if (find(request, query).isEmpty()) {
                fresh.putIfAbsent(normal(query), query);
            }
        }
        return List.copyOf(fresh.values());
    }

    private Optional<SearchResult> find(SearchRequest request, String query) {
        return Optional.ofNullable(results.get(asked(request, query)));
    }

    /** What the queries gave then, one hit a page, in turns where several results hold them. */
    List<Hit> hits(SearchRequest request, Function<URI, String> identity) {
        Set<SearchResult> earlier = new LinkedHashSet<>();
        request.queries().forEach(query -> find(request, query).ifPresent(earlier::add));
        List<Hit> out = new ArrayList<>();
        Set<String> pages = new LinkedHashSet<>();
        int longest = earlier.stream().mapToInt(r -> r.hits().size()).max().orElse(0);
        for (int rank = 0; rank < longest && out.size() < request.limit(); rank++) {
            for (SearchResult result : earlier) {
                if (rank < result.hits().size()
                        && out.size() < request.limit()
                        && pages.add(identity.apply(result.hits().get(rank).url()))) {
                    out.add(result.hits().get(rank));
                }
            }
        }
        return out;
    }

    void put(SearchRequest request, String query, SearchResult result) {
        results.putIfAbsent(asked(request, query), result);
    }

    private static PastQuery asked(SearchRequest request, String query) {
        return new PastQuery(normal(query), request.limit(), request.page(), request.language(), request.scope());
    }
}

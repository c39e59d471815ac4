package dev.footnote.corpus;

import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.SearchScope;
import java.util.List;
import java.util.Locale;

/** Holds documents against a scope. A document without a date is within every span of dates: nothing speaks against it. */
final class ScopeFilter {

    private ScopeFilter() {}

    static boolean admits(SearchScope scope, CorpusDocument document) {
        String host = document.url().getHost();
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        if (!scope.includeDomains().isEmpty() && !isUnder(name, scope.includeDomains())) {
            return false;
        }
        if (isUnder(name, scope.excludeDomains())) {
            return false;
        }
        PublishedDate published = document.published();
        return published == null
                || ((scope.publishedFrom() == null || !published.date().isBefore(scope.publishedFrom()))
                        && (scope.publishedTo() == null || !published.date().isAfter(scope.publishedTo())));
    }

    private static boolean isUnder(String host, List<String> domains) {
        return domains.stream().anyMatch(d -> host.equals(d) || host.endsWith("." + d));
    }
}

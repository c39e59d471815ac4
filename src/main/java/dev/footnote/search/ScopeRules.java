package dev.footnote.search;

import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.api.search.Query;
import dev.footnote.api.search.SearchScope;
import dev.footnote.net.Hosts;
import dev.footnote.url.DomainList;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules by which a scope admits hits, and its form for engines. */
public final class ScopeRules {

    private static final int MOST_SITES = 8;
    private static final LocalDate WEB = LocalDate.of(1990, 1, 1);

    private ScopeRules() {}

    /** True if a hit may be shown: a page whose date is unknown may. */
    static boolean allows(SearchScope scope, Hit hit) {
        return allows(scope, hit.url()) && allows(scope, hit.date());
    }

    static boolean allows(SearchScope scope, URI url) {
        String host = Hosts.of(url);
        return (scope.includeDomains().isEmpty() || DomainList.within(host, scope.includeDomains()))
                && !DomainList.within(host, scope.excludeDomains());
    }

    private static boolean allows(SearchScope scope, @Nullable PublishedDate date) {
        if (date == null || date.kind() != Kind.PUBLISHED) {
            return true;
        }
        LocalDate first = date.date();
        LocalDate last = switch (date.precision()) {
            case DAY -> first;
            case MONTH -> first.plusMonths(1).minusDays(1);
            case YEAR -> first.plusYears(1).minusDays(1);
            // a day either way: it was reckoned back from words
            case RELATIVE -> first.plusDays(1);
        };
        return (scope.publishedFrom() == null || !last.isBefore(scope.publishedFrom()))
                && (scope.publishedTo() == null || !first.isAfter(scope.publishedTo()));
    }

    /** True if an engine whose hits are all on one host can give any. */
    public static boolean only(SearchScope scope, URI host) {
        return allows(scope, host);
    }

    /**
     * The query's words with the scope's domains as operators that most web engines know, within so many characters: words go before
     * domains do, since hits from elsewhere would be thrown away.
     */
    public static String withSites(Query query, int most) {
        return withSites(query, most, Integer.MAX_VALUE);
    }

    /**
     * The same within so many words too, operators included.
     *
     * @param mostWords enough for the operators of all domains that are named
     */
    public static String withSites(Query query, int most, int mostWords) {
        StringBuilder sites = new StringBuilder();
        List<String> in = query.scope().includeDomains();
        for (int i = 0; i < Math.min(in.size(), MOST_SITES); i++) {
            site(sites, i == 0 ? " site:" : " OR site:", in.get(i), most);
        }
        query.scope().excludeDomains().stream().limit(MOST_SITES).forEach(d -> site(sites, " -site:", d, most));
        String text = QueryText.words(query.text(), mostWords - QueryText.count(sites.toString()));
        return QueryText.cut(text, most - sites.length()) + sites;
    }

    private static void site(StringBuilder sites, String operator, String domain, int most) {
        if (sites.length() + operator.length() + domain.length() <= most / 2) {
            sites.append(operator).append(domain);
        }
    }

    /** The shortest of four spans back from today (day, week, month, year) that holds the scope's dates; empty if none does. */
    public static String span(SearchScope scope, Clock clock, List<String> names) {
        if (scope.publishedFrom() == null) {
            return "";
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<LocalDate> starts =
                List.of(today.minusDays(1), today.minusWeeks(1), today.minusMonths(1), today.minusYears(1));
        for (int i = 0; i < starts.size(); i++) {
            if (!scope.publishedFrom().isBefore(starts.get(i))) {
                return names.get(i);
            }
        }
        return "";
    }

    /** The scope's dates joined by a word, open ends filled with the web's first day and today; empty if it has none. */
    public static String range(SearchScope scope, String joint, Clock clock) {
        return isDated(scope) ? first(scope) + joint + last(scope, clock) : "";
    }

    public static boolean isDated(SearchScope scope) {
        return scope.publishedFrom() != null || scope.publishedTo() != null;
    }

    public static LocalDate first(SearchScope scope) {
        LocalDate last = scope.publishedTo();
        LocalDate web = last != null && last.isBefore(WEB) ? last : WEB;
        return scope.publishedFrom() == null ? web : scope.publishedFrom();
    }

    public static LocalDate last(SearchScope scope, Clock clock) {
        LocalDate first = scope.publishedFrom();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate end = first != null && first.isAfter(today) ? first : today;
        return scope.publishedTo() == null ? end : scope.publishedTo();
    }

    /**
     * Returns the scope within both scopes, as far as that is not empty: whoever asks within another's scope may narrow it, never widen it. A wish that lies outside of it
     * altogether is left out.
     *
     * @param scope the outer one
     * @param wanted the inner one; hosts may be written in any way, as addresses too
     */
    public static SearchScope narrowed(SearchScope scope, SearchScope wanted) {
        SearchScope outer = DomainList.normal(scope);
        SearchScope inner = DomainList.normal(wanted);
        List<String> included = inner.includeDomains().stream()
                .filter(domain -> outer.includeDomains().isEmpty() || DomainList.within(domain, outer.includeDomains()))
                .toList();
        Set<String> excluded = new LinkedHashSet<>(outer.excludeDomains());
        excluded.addAll(inner.excludeDomains());
        LocalDate from = later(outer.publishedFrom(), inner.publishedFrom());
        LocalDate to = earlier(outer.publishedTo(), inner.publishedTo());
        boolean crossed = from != null && to != null && from.isAfter(to);
        return new SearchScope(
                included.isEmpty() ? outer.includeDomains() : included,
                List.copyOf(excluded),
                crossed ? outer.publishedFrom() : from,
                crossed ? outer.publishedTo() : to);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }
}

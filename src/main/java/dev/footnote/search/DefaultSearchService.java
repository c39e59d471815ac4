package dev.footnote.search;

import dev.footnote.api.CacheReport;
import dev.footnote.api.Cancellation;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.search.SearchScope;
import dev.footnote.url.DomainList;
import dev.footnote.url.PageIdentities;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Asks engines for all runs. Safe for many threads. */
final class DefaultSearchService implements SearchService {

    private final SearchCache cache;
    private final List<EngineClient> clients;
    private final SearchSettings settings;
    private final ExecutorService executor;
    private final PageIdentities identities;
    private final Clock clock;

    DefaultSearchService(List<SearchEngine> engines, SearchSettings settings, ExecutorService executor, Clock clock) {
        this.cache = new SearchCache(settings, clock);
        Set<String> names = new HashSet<>();
        for (SearchEngine engine : engines) {
            if (!names.add(engine.traits().name())) {
                throw new IllegalArgumentException(
                        "two engines are named \"" + engine.traits().name() + "\"; give each a name of its own");
            }
        }
        this.clients = engines.stream()
                .map(engine -> new EngineClient(engine, cache, settings, clock))
                .toList();
        this.settings = settings;
        this.identities = new PageIdentities(settings.learntRedirects());
        this.executor = executor;
        this.clock = clock;
    }

    private DefaultSearchService(DefaultSearchService whole, List<EngineClient> clients) {
        this.cache = whole.cache;
        this.clients = List.copyOf(clients);
        this.settings = whole.settings;
        this.executor = whole.executor;
        this.clock = whole.clock;
        this.identities = whole.identities;
    }

    @Override
    public SearchService with(Predicate<EngineTraits> kept, List<SearchEngine> more) {
        List<EngineClient> some = new ArrayList<>();
        more.forEach(engine -> some.add(new EngineClient(engine, cache, settings, clock)));
        Set<String> replaced =
                more.stream().map(engine -> engine.traits().name()).collect(Collectors.toSet());
        clients.stream()
                .filter(client -> kept.test(client.traits())
                        && !replaced.contains(client.traits().name()))
                .forEach(some::add);
        return new DefaultSearchService(this, some);
    }

    @Override
    public SearchSession open(String question, Cancellation run) {
        FanOut fanOut = new FanOut(clients, settings, executor, identities, run);
        return new DefaultSearchSession(question, fanOut, settings, identities);
    }

    @Override
    public List<EngineTraits> engines() {
        return clients.stream().map(EngineClient::traits).toList();
    }

    @Override
    public boolean allows(SearchScope scope, URI url) {
        return DomainList.both(DomainList.normal(scope), settings.includeDomains(), settings.excludeDomains())
                .filter(both -> ScopeRules.allows(both, url))
                .isPresent();
    }

    @Override
    public CacheReport cache() {
        return cache.report();
    }

    @Override
    public void close() {
        // Engines hold nothing; executor and transport are the caller's.
    }
}

package dev.footnote.research;

import dev.footnote.api.Cancellation;
import dev.footnote.api.ResearchEvent;
import dev.footnote.api.SearchQuality;
import dev.footnote.api.SearchResult;
import dev.footnote.api.SearchScope;
import dev.footnote.api.ToolCall;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.search.SearchRequest;
import dev.footnote.search.SearchSession;
import dev.footnote.tools.SearchArguments;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolTexts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Searches; the event is written as soon as the search ends, so that none is paid for twice. */
final class SearchTool implements Toolbox.Tool {

    private final SearchSession session;
    private final EvidenceLedger ledger;
    private final Journal journal;
    private final SearchScope scope;
    private final int hits;
    private final Prefetcher prefetcher;

    SearchTool(
            SearchSession session,
            EvidenceLedger ledger,
            Journal journal,
            SearchScope scope,
            int hits,
            Prefetcher prefetcher) {
        this.session = session;
        this.ledger = ledger;
        this.journal = journal;
        this.scope = scope;
        this.hits = hits;
        this.prefetcher = prefetcher;
    }

    @Override
    public Supplier<Toolbox.Outcome> run(int step, ToolCall call, Cancellation cancellation) {
        List<String> queries = ToolContract.search(call.arguments()).queries();
        Optional<SearchResult> before = journal.with(state -> state.resultOf(call));
        SearchResult result =
                before.filter(r -> r.queries().equals(queries)).orElseGet(() -> search(step, call, cancellation));
        boolean failed = result.quality().verdict() == SearchQuality.Verdict.BLOCKED;
        return () -> new Toolbox.Outcome(ToolTexts.search(result, ledger.all()), failed);
    }

    private SearchResult search(int step, ToolCall call, Cancellation cancellation) {
        SearchArguments wanted = ToolContract.search(call.arguments());
        SearchResult result = session.search(
                new SearchRequest(wanted.queries(), hits, wanted.page(), wanted.language(), narrowed(wanted)),
                cancellation);
        journal.append(new ResearchEvent.SearchDone(step, call.id(), result));
        prefetcher.expect(result.hits());
        return result;
    }

    /** The model may narrow the caller's scope, never widen it. */
    private SearchScope narrowed(SearchArguments wanted) {
        List<String> excluded = new ArrayList<>(scope.excludeDomains());
        excluded.addAll(wanted.excludeDomains());
        List<String> included = wanted.includeDomains().stream()
                .filter(domain -> scope.includeDomains().isEmpty()
                        || scope.includeDomains().stream()
                                .anyMatch(allowed -> domain.equals(allowed) || domain.endsWith("." + allowed)))
                .toList();
        LocalDate from = later(scope.publishedFrom(), wanted.publishedFrom());
        LocalDate to = earlier(scope.publishedTo(), wanted.publishedTo());
        boolean crossed = from != null && to != null && from.isAfter(to);
        return new SearchScope(
                included.isEmpty() ? scope.includeDomains() : included,
                excluded,
                crossed ? scope.publishedFrom() : from,
                crossed ? scope.publishedTo() : to);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }
}

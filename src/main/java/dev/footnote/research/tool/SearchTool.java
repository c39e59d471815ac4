package dev.footnote.research.tool;

import dev.footnote.api.Cancellation;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.run.ToolCall;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchQuality;
import dev.footnote.api.search.SearchResult;
import dev.footnote.api.search.SearchScope;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.hostile.HostileText;
import dev.footnote.research.state.RunJournal;
import dev.footnote.search.ScopeRules;
import dev.footnote.search.SearchRequest;
import dev.footnote.tools.SearchArguments;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolTexts;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Searches; the event is written as soon as the search ends, so that none is paid for twice. */
public final class SearchTool implements ToolRunner.Tool {

    private final RunScope reach;
    private final EvidenceLedger ledger;
    private final RunJournal journal;
    private final int hits;
    private final Prefetcher prefetcher;

    public SearchTool(RunScope reach, EvidenceLedger ledger, RunJournal journal, int hits, Prefetcher prefetcher) {
        this.reach = reach;
        this.ledger = ledger;
        this.journal = journal;
        this.hits = hits;
        this.prefetcher = prefetcher;
    }

    @Override
    public Supplier<ToolRunner.Outcome> run(int step, ToolCall call, Cancellation cancellation) {
        List<String> queries = ToolContract.search(call.arguments()).queries();
        Optional<SearchResult> before = journal.with(state -> state.evidence().resultOf(call));
        SearchResult result =
                before.filter(r -> r.queries().equals(queries)).orElseGet(() -> search(step, call, cancellation));
        boolean failed = result.quality().verdict() == SearchQuality.Verdict.BLOCKED;
        return () -> new ToolRunner.Outcome(ToolTexts.search(result, read(result), SearchTool::isSuspect), failed);
    }

    /** The sources of those hits that the run has read. */
    private List<SourceInfo> read(SearchResult result) {
        return result.hits().stream()
                .map(hit -> ledger.readAt(hit.url()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns true if the title or the snippet of a hit looks written for a language model. */
    public static boolean isSuspect(Hit hit) {
        return HostileText.isIn(hit.title() + "\n" + hit.snippet());
    }

    private SearchResult search(int step, ToolCall call, Cancellation cancellation) {
        SearchResult result = reach.session().search(request(call, hits, reach.scope()), cancellation);
        journal.append(new ResearchEvent.SearchDone(step, call.id(), result));
        prefetcher.expect(result.hits());
        return result;
    }

    /**
     * Returns the request of a call.
     *
     * @param call one whose arguments can be read
     * @param hits most hits wanted
     * @param scope the asker's, which a call can only narrow
     */
    public static SearchRequest request(ToolCall call, int hits, SearchScope scope) {
        SearchArguments wanted = ToolContract.search(call.arguments());
        SearchScope narrowed = ScopeRules.narrowed(scope, wanted(wanted));
        return new SearchRequest(wanted.queries(), hits, wanted.page(), wanted.language(), narrowed);
    }

    private static SearchScope wanted(SearchArguments wanted) {
        return new SearchScope(
                wanted.includeDomains(), wanted.excludeDomains(), wanted.publishedFrom(), wanted.publishedTo());
    }
}

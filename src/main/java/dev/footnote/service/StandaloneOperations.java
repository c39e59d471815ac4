package dev.footnote.service;

import dev.footnote.api.CacheReport;
import dev.footnote.api.Cancellation;
import dev.footnote.api.Indexed;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.PrefetchReport;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.search.SearchResult;
import dev.footnote.api.search.SearchScope;
import dev.footnote.corpus.Corpus;
import dev.footnote.corpus.IndexReport;
import dev.footnote.page.PageCache;
import dev.footnote.research.tool.ResearchSources;
import dev.footnote.research.tool.SearchTool;
import dev.footnote.search.SearchRequest;
import dev.footnote.tools.ToolTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searching, reading and indexing outside of runs. */
final class StandaloneOperations {

    private static final int HITS = 8;

    private final ResearchSources material;
    private final @Nullable Corpus corpus;
    private final Readings readings;
    private final boolean sample;

    StandaloneOperations(ResearchSources material, @Nullable Corpus corpus, Readings readings, boolean sample) {
        this.sample = sample;
        this.material = material;
        this.corpus = corpus;
        this.readings = readings;
    }

    SearchResult search(String query, Cancellation cancellation) {
        if (query.isBlank()) {
            throw new InvalidInputException("the query is empty; give some words to look for");
        }
        index(line -> {}, cancellation);
        SearchRequest request = new SearchRequest(List.of(query), HITS, 1, null, SearchScope.ALL);
        return material.search().open(query).search(request, cancellation);
    }

    /** True if only the bundled sample is searched. */
    boolean sample() {
        return sample;
    }

    String searched() {
        return sample ? SampleFiles.SEARCHED : searched(material);
    }

    /** Where queries go, for the line that tells what leaves the machine. */
    static String searched(ResearchSources material) {
        String hosts = material.search().engines().stream()
                .map(EngineTraits::host)
                .filter(host -> !host.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
        boolean corpus =
                material.search().engines().stream().anyMatch(engine -> engine.reach() == EngineTraits.Reach.CORPUS);
        if (hosts.isEmpty()) {
            return "searches stay in the documents given" + (corpus ? "" : " (there are none)");
        }
        return "search queries go to " + hosts + (corpus ? ", and the documents given are searched here" : "");
    }

    List<Path> folders() {
        return corpus == null ? List.of() : corpus.folders();
    }

    String shown(SearchResult result) {
        return ToolTexts.search(result, List.of(), SearchTool::isSuspect);
    }

    Readings readings() {
        return readings;
    }

    List<CacheReport> caches() {
        List<CacheReport> out = new ArrayList<>(List.of(material.search().cache()));
        pageCaches().map(PageCache::report).forEach(out::add);
        return List.copyOf(out);
    }

    PrefetchReport prefetched() {
        return pageCaches().map(PageCache::prefetched).findFirst().orElse(new PrefetchReport(0, 0, 0));
    }

    private Stream<PageCache> pageCaches() {
        return material.readers().stream().filter(PageCache.class::isInstance).map(PageCache.class::cast);
    }

    Indexed index(Consumer<String> progress, Cancellation cancellation) {
        if (corpus == null) {
            return new Indexed(0, 0, 0, 0, 0, List.of());
        }
        IndexReport report = corpus.refresh(progress, cancellation);
        return new Indexed(
                report.files(),
                report.documents(),
                report.added(),
                report.unchanged(),
                report.removed(),
                report.problems());
    }
}

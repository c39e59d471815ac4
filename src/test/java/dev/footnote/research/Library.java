package dev.footnote.research;

import dev.footnote.api.Cancellation;
import dev.footnote.api.PermanentException;
import dev.footnote.api.Source;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.page.Page;
import dev.footnote.page.PageReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Three pages, found by their words and read by their addresses; keeps what it was asked. */
public final class Library implements SearchEngine, PageReader {

    public static final String KEEPER = "http://library.example/keeper";
    static final String BIRTH = "http://library.example/birth";
    static final String HIDDEN = "http://library.example/hidden";
    public static final String KEPT = "From 1908 to 1914 the lighthouse of Skerry Point was kept by Ada Brennan.";
    static final String BORN = "Ada Brennan, keeper of the light, was born in Tobermory in 1871.";

    private static final Map<String, String> TEXTS = Map.of(
            KEEPER,
                    "# Skerry Point\n\nThe tower was built in 1862.\n\n" + KEPT
                            + "\n\nIt was automated in 1968. See http://library.example/rolls?year=1911.",
            BIRTH, "# Ada Brennan\n\n" + BORN + "\n\nShe died in Oban.",
            HIDDEN, "# Hidden\n\nNobody names this page.");

    final List<String> queries = new CopyOnWriteArrayList<>();
    final List<URI> read = new CopyOnWriteArrayList<>();

    private volatile Consumer<Cancellation> onSearch = cancellation -> {};
    private volatile Consumer<Cancellation> onRead = cancellation -> {};

    /** Called at the begin of each search, on its thread. */
    void onSearch(Consumer<Cancellation> action) {
        onSearch = action;
    }

    /** Called at the begin of each read, on its thread. */
    void onRead(Consumer<Cancellation> action) {
        onRead = action;
    }

    @Override
    public EngineTraits traits() {
        return new EngineTraits("library", "library", EngineTraits.Reach.CORPUS, "", null);
    }

    @Override
    public List<Hit> search(Query query, Cancellation cancellation) {
        queries.add(query.text());
        onSearch.accept(cancellation);
        List<Hit> hits = new ArrayList<>();
        if (query.text().contains("Skerry")) {
            hits.add(hit(KEEPER, "Skerry Point", "A tower of 1862 and its keepers."));
        }
        if (query.text().contains("Brennan")) {
            hits.add(hit(BIRTH, "Ada Brennan", "Keeper of the light."));
        }
        return hits;
    }

    private static Hit hit(String url, String title, String snippet) {
        return new Hit(URI.create(url), title, snippet, List.of("library"), null, "en");
    }

    @Override
    public boolean reads(URI url) {
        return true;
    }

    @Override
    public Page read(URI url, Cancellation cancellation) {
        read.add(url);
        onRead.accept(cancellation);
        String text = TEXTS.get(url.toString());
        if (text == null) {
            throw new PermanentException("there is no page at " + url);
        }
        Source source = SourceFreezer.freeze(url, "Page of " + url.getPath(), null, Bench.CLOCK.instant(), "en", text);
        return new Page(source, List.of(url), List.of(), false);
    }
}

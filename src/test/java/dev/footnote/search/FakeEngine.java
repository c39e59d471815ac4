package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers queries from a function and keeps them. */
public final class FakeEngine implements SearchEngine {

    final List<Query> asked = Collections.synchronizedList(new ArrayList<>());
    private final EngineTraits traits;
    private final Function<Query, List<Hit>> hits;

    public FakeEngine(EngineTraits traits, Function<Query, List<Hit>> hits) {
        this.traits = traits;
        this.hits = hits;
    }

    /** An engine of the web. */
    public FakeEngine(String name, String index, Function<Query, List<Hit>> hits) {
        this(new EngineTraits(name, index, EngineTraits.Reach.WEB, name + ".example", BigDecimal.ONE), hits);
    }

    public FakeEngine(String name, String index, Supplier<List<Hit>> hits) {
        this(name, index, (Query query) -> hits.get());
    }

    public static Hit hit(String url, String title) {
        return new Hit(URI.create(url), title, "", List.of("x"), null, null);
    }

    static SearchFailure failure(Outcome kind) {
        return new SearchFailure(kind, "no", null, null);
    }

    public int calls() {
        return asked.size();
    }

    @Override
    public EngineTraits traits() {
        return traits;
    }

    @Override
    public List<Hit> search(Query query, Cancellation cancellation) {
        asked.add(query);
        return hits.apply(query);
    }
}

package dev.footnote.research;

import dev.footnote.api.Cancellation;
import dev.footnote.api.PermanentException;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.page.Page;
import dev.footnote.page.PageReader;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Pages on an invented mill: three of them independent, one a copy, and two that are wrong. Every search finds all. */
final class MillLibrary implements SearchEngine, PageReader {

    static final String QUESTION = "In which year was the tidal mill of Orrin rebuilt?";

    static final String PARISH = "http://parish.example/mill";
    static final String ESTATE = "http://estate.example/ledger";
    static final String SURVEY = "http://survey.example/orrin";
    static final String COPY = "http://copy.example/mill";
    static final String GUIDE = "http://guide.example/trips";
    static final String BLOG = "http://blog.example/coast";

    static final Map<String, String> SENTENCES = new LinkedHashMap<>();

    static {
        SENTENCES.put(PARISH, "The tidal mill of Orrin was rebuilt in 1811 after the great flood.");
        SENTENCES.put(ESTATE, "In 1811 the laird paid for rebuilding the tidal mill of Orrin in stone.");
        SENTENCES.put(SURVEY, "Timber of the tidal mill of Orrin, which was rebuilt in 1811, was dated by its rings.");
        SENTENCES.put(COPY, "The tidal mill of Orrin was rebuilt in 1811 after the great flood.");
        SENTENCES.put(GUIDE, "The tidal mill of Orrin was rebuilt in 1840 by the ferry company.");
        SENTENCES.put(BLOG, "The tidal mill of Orrin was rebuilt in 1840, and it still turns.");
    }

    final List<URI> read = new CopyOnWriteArrayList<>();
    final List<String> queries = new CopyOnWriteArrayList<>();

    @Override
    public EngineTraits traits() {
        return new EngineTraits("mills", "mills", EngineTraits.Reach.CORPUS, "", null);
    }

    @Override
    public List<Hit> search(Query query, Cancellation cancellation) {
        queries.add(query.text());
        return SENTENCES.keySet().stream()
                .map(url -> new Hit(URI.create(url), "The mill", "A mill on the coast.", List.of("mills"), null, "en"))
                .toList();
    }

    @Override
    public boolean reads(URI url) {
        return true;
    }

    @Override
    public Page read(URI url, Cancellation cancellation) {
        read.add(url);
        String sentence = SENTENCES.get(url.toString());
        if (sentence == null) {
            throw new PermanentException("there is no page at " + url);
        }
        String text = "# The mill\n\n" + sentence;
        return new Page(
                SourceFreezer.freeze(url, "The mill", null, Bench.CLOCK.instant(), "en", text),
                List.of(url),
                List.of(),
                false);
    }
}

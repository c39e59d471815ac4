package dev.footnote.corpus;

import dev.footnote.api.Cancellation;
import dev.footnote.api.EngineReport;
import dev.footnote.api.Hit;
import dev.footnote.api.PermanentException;
import dev.footnote.api.PublishedDate;
import dev.footnote.api.Query;
import dev.footnote.evidence.Sources;
import dev.footnote.page.Page;
import dev.footnote.page.PageReader;
import dev.footnote.search.EngineTraits;
import dev.footnote.search.SearchEngine;
import dev.footnote.search.SearchFailure;
import dev.footnote.text.Sentences;
import dev.footnote.text.Span;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Searches the index by passages and tells documents: a document counts by its best passage. BM25 with Lucene's defaults (k1 1.2, b 0.75) over the passage and,
 * weighted, over the title; a query that is a title finds that title first.
 */
final class CorpusSearch implements SearchEngine {

    static final String FILE = "file";
    static final String KIND = "kind";
    private static final String URL = "uri";
    private static final String TITLE = "title";
    private static final String HEADING = "heading";
    private static final String TITLE_KEY = "title_key";
    private static final String BODY = "body";
    private static final String TEXT = "text";
    private static final float TITLE_BOOST = 0.6f;
    private static final float KEY_BOOST = 12f;
    private static final int PASSAGE_CHARS = 1_200;
    private static final int MAX_SNIPPET = 320;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Clock clock;
    private @Nullable DirectoryReader reader;

    CorpusSearch(Clock clock) {
        this.clock = clock;
    }

    void use(@Nullable DirectoryReader next) throws IOException {
        lock.writeLock().lock();
        try {
            if (reader != null) {
                reader.close();
            }
            reader = next;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** A document's entry with its whole text, and one for each passage. */
    List<Document> parts(CorpusFiles.Document document, String file) {
        List<Document> out = new ArrayList<>();
        Document whole = entry(document, file, "document");
        whole.add(new StoredField(HEADING, document.title()));
        whole.add(new StoredField(TEXT, document.text()));
        whole.add(new StoredField("language", document.language()));
        PublishedDate published = document.published();
        if (published != null) {
            whole.add(new StoredField(
                    "published", published.date() + " " + published.precision() + " " + published.kind()));
        }
        out.add(whole);
        for (Span span : passages(document.text())) {
            Document part = entry(document, file, "passage");
            part.add(new TextField(BODY, IndexedText.stream(span.of(document.text()))));
            part.add(new TextField(TITLE, IndexedText.stream(document.title())));
            part.add(new StringField(TITLE_KEY, cut(IndexedText.key(document.title())), Field.Store.NO));
            part.add(new StoredField("start", span.start()));
            part.add(new StoredField("end", span.end()));
            out.add(part);
        }
        return out;
    }

    /** Lucene takes no term of more than 32,766 bytes. */
    private static String cut(String key) {
        return key.substring(0, Math.min(500, key.length()));
    }

    private static Document entry(CorpusFiles.Document document, String file, String kind) {
        Document out = new Document();
        out.add(new StringField(FILE, file, Field.Store.YES));
        out.add(new StringField(KIND, kind, Field.Store.NO));
        out.add(new StringField(URL, document.uri().toString(), Field.Store.YES));
        return out;
    }

    private static List<Span> passages(String text) {
        List<Span> out = new ArrayList<>();
        int start = 0;
        int end = 0;
        for (Span sentence : Sentences.of(text)) {
            if (sentence.end() - start > PASSAGE_CHARS && end > start) {
                out.add(new Span(start, end));
                start = sentence.start();
            }
            end = sentence.end();
        }
        if (end > start) {
            out.add(new Span(start, end));
        }
        return out;
    }

    int documents() {
        return reading(searcher -> searcher.count(new TermQuery(new Term(KIND, "document"))), 0);
    }

    @Override
    public EngineTraits traits() {
        return new EngineTraits("corpus", "corpus", EngineTraits.Reach.CORPUS, "", BigDecimal.ZERO);
    }

    @Override
    public List<Hit> search(Query query, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        return reading(searcher -> search(searcher, query), List.of());
    }

    private interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }

    private <T> T reading(Reading<T> action, T whenEmpty) {
        lock.readLock().lock();
        try {
            return reader == null ? whenEmpty : action.read(new IndexSearcher(reader));
        } catch (IOException e) {
            throw new SearchFailure(
                    EngineReport.Outcome.DOWN,
                    "the index cannot be read: " + e.getMessage() + "; index the folder again",
                    null,
                    e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static List<Hit> search(IndexSearcher searcher, Query query) throws IOException {
        Set<String> terms = new HashSet<>(IndexedText.terms(query.text()));
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String term : terms) {
            any.add(new TermQuery(new Term(BODY, term)), BooleanClause.Occur.SHOULD);
            any.add(new BoostQuery(new TermQuery(new Term(TITLE, term)), TITLE_BOOST), BooleanClause.Occur.SHOULD);
        }
        String key = cut(IndexedText.key(query.text()));
        if (!key.isEmpty()) {
            any.add(new BoostQuery(new TermQuery(new Term(TITLE_KEY, key)), KEY_BOOST), BooleanClause.Occur.SHOULD);
        }
        int wanted = query.limit() * query.page();
        Map<String, Document> best = new LinkedHashMap<>();
        for (ScoreDoc hit : searcher.search(any.build(), wanted * 6 + 20).scoreDocs) {
            Document passage = searcher.storedFields().document(hit.doc);
            best.putIfAbsent(passage.get(URL), passage);
        }
        List<Hit> out = new ArrayList<>();
        for (Document passage : best.values().stream()
                .skip((long) query.limit() * (query.page() - 1))
                .limit(query.limit())
                .toList()) {
            Optional<Document> whole = whole(searcher, passage.get(URL));
            if (whole.isPresent()) {
                out.add(hit(whole.get(), passage, terms));
            }
        }
        return out;
    }

    private static Optional<Document> whole(IndexSearcher searcher, String uri) throws IOException {
        BooleanQuery query = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(URL, uri)), BooleanClause.Occur.FILTER)
                .add(new TermQuery(new Term(KIND, "document")), BooleanClause.Occur.FILTER)
                .build();
        ScoreDoc[] hits = searcher.search(query, 1).scoreDocs;
        return hits.length == 0
                ? Optional.empty()
                : Optional.of(searcher.storedFields().document(hits[0].doc));
    }

    private static Hit hit(Document whole, Document passage, Set<String> terms) {
        int start = passage.getField("start").numericValue().intValue();
        int end = passage.getField("end").numericValue().intValue();
        return new Hit(
                URI.create(whole.get(URL)),
                whole.get(HEADING),
                snippet(whole.get(TEXT).substring(start, end), terms),
                List.of("corpus"),
                published(whole),
                whole.get("language"));
    }

    /** The sentence with most of the query's words, and what follows it as far as there is room. */
    private static String snippet(String passage, Set<String> terms) {
        List<Span> sentences = Sentences.of(passage);
        Span best = sentences.stream()
                .max(Comparator.comparingLong(span -> IndexedText.terms(span.of(passage)).stream()
                        .filter(terms::contains)
                        .distinct()
                        .count()))
                .orElse(new Span(0, 0));
        int end = Math.min(passage.length(), best.start() + MAX_SNIPPET);
        String text =
                passage.substring(best.start(), end).replaceAll("\\s+", " ").strip();
        return Character.isHighSurrogate(text.isEmpty() ? ' ' : text.charAt(text.length() - 1))
                ? text.substring(0, text.length() - 1)
                : text;
    }

    private static @Nullable PublishedDate published(Document whole) {
        String text = whole.get("published");
        if (text == null) {
            return null;
        }
        String[] parts = text.split(" ");
        return new PublishedDate(
                LocalDate.parse(parts[0]),
                PublishedDate.Precision.valueOf(parts[1]),
                PublishedDate.Kind.valueOf(parts[2]));
    }

    PageReader pages() {
        return new PageReader() {
            @Override
            public boolean reads(URI url) {
                return find(url).isPresent();
            }

            @Override
            public Page read(URI url, Cancellation cancellation) {
                cancellation.throwIfCancelled();
                Document whole = find(url)
                        .orElseThrow(() ->
                                new PermanentException(url + " is not in the indexed folders any more; search again"));
                return new Page(
                        Sources.freeze(
                                URI.create(whole.get(URL)),
                                whole.get(HEADING),
                                published(whole),
                                clock.instant(),
                                whole.get("language"),
                                whole.get(TEXT)),
                        List.of(url),
                        List.of(),
                        false);
            }
        };
    }

    private Optional<Document> find(URI url) {
        return this.<Optional<Document>>reading(searcher -> whole(searcher, url.toString()), Optional.empty());
    }
}

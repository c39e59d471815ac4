package dev.footnote.corpus;

import dev.footnote.api.Cancellation;
import dev.footnote.api.PermanentException;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.page.Page;
import dev.footnote.page.PageReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/** All folders' indexes as one. */
final class LuceneCorpus implements Corpus {

    private static final EngineTraits TRAITS =
            new EngineTraits("corpus", "corpus", EngineTraits.Reach.CORPUS, "", BigDecimal.ZERO);

    private final List<? extends IndexedFolder> folders;
    private final CorpusSettings settings;
    private final Object lock = new Object();
    private final ReentrantLock reopening = new ReentrantLock();
    private @Nullable Opened reader;
    private boolean closed;

    LuceneCorpus(List<? extends IndexedFolder> folders, CorpusSettings settings) {
        this.folders = folders;
        this.settings = settings;
    }

    /**
     * The last finished state of every folder that has one.
     *
     * @param all as one
     * @param each by its folder; closed with the whole
     */
    private record Opened(MultiReader all, Map<Path, DirectoryReader> each) {}

    /** Something that is done with the index. */
    private interface Work<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    @Override
    public List<Path> folders() {
        return folders.stream().map(IndexedFolder::folder).toList();
    }

    /** Takes the last finished state of every folder. */
    void reopen() {
        // One after the other, so that no reader opened earlier replaces one opened later.
        reopening.lock();
        try {
            release(exchange(openAll()));
        } catch (IOException e) {
            throw new PermanentException("the corpus's index cannot be opened (" + e.getMessage() + ")", e);
        } finally {
            reopening.unlock();
        }
    }

    private @Nullable Opened openAll() throws IOException {
        Map<Path, DirectoryReader> open = new LinkedHashMap<>();
        try {
            for (IndexedFolder folder : folders) {
                DirectoryReader one = folder.open();
                if (one != null) {
                    open.put(folder.folder(), one);
                }
            }
            return open.isEmpty() ? null : new Opened(new MultiReader(array(open.values()), true), open);
        } catch (IOException | RuntimeException e) {
            for (DirectoryReader one : open.values()) {
                try {
                    one.close();
                } catch (IOException failure) {
                    e.addSuppressed(failure);
                }
            }
            throw e;
        }
    }

    private static IndexReader[] array(Collection<DirectoryReader> readers) {
        return readers.toArray(IndexReader[]::new);
    }

    private @Nullable Opened exchange(@Nullable Opened next) {
        synchronized (lock) {
            if (closed) {
                return next;
            }
            Opened old = reader;
            reader = next;
            return old;
        }
    }

    private static void release(@Nullable Opened old) throws IOException {
        if (old != null) {
            old.all().decRef();
        }
    }

    /** Does something with the index of some folders as one, or of all where they are all named. */
    private <T> T use(Set<Path> among, Work<T> work) throws IOException {
        Opened mine;
        synchronized (lock) {
            mine = reader;
            if (closed) {
                throw new AlreadyClosedException("the corpus was closed");
            }
            if (mine == null) {
                throw new AlreadyClosedException("the corpus has not been indexed yet; refresh it first");
            }
            mine.all().incRef();
        }
        try {
            if (among.containsAll(mine.each().keySet())) {
                return work.with(new IndexSearcher(mine.all()));
            }
            Map<Path, DirectoryReader> part = new LinkedHashMap<>(mine.each());
            part.keySet().retainAll(among);
            // It takes hold of its parts itself, and lets them go when it is closed.
            try (MultiReader some = new MultiReader(array(part.values()), false)) {
                return work.with(new IndexSearcher(some));
            }
        } finally {
            mine.all().decRef();
        }
    }

    @Override
    public IndexReport refresh(Consumer<String> progress, Cancellation cancellation) {
        List<IndexReport> reports = new ArrayList<>();
        for (IndexedFolder folder : folders) {
            reports.add(folder.refresh(progress, cancellation));
        }
        if (reports.stream().anyMatch(report -> report.added() + report.removed() > 0) || !isCurrent()) {
            reopen();
        }
        return new IndexReport(
                reports.stream().mapToInt(IndexReport::files).sum(),
                reports.stream().mapToInt(IndexReport::documents).sum(),
                reports.stream().mapToInt(IndexReport::added).sum(),
                reports.stream().mapToInt(IndexReport::unchanged).sum(),
                reports.stream().mapToInt(IndexReport::removed).sum(),
                reports.stream().flatMap(r -> r.problems().stream()).toList());
    }

    /** True if every folder is open in its last finished state. */
    private boolean isCurrent() {
        synchronized (lock) {
            try {
                if (reader == null || reader.each().size() < folders.size()) {
                    return false;
                }
                for (DirectoryReader one : reader.each().values()) {
                    if (!one.isCurrent()) {
                        return false;
                    }
                }
                return true;
            } catch (IOException e) {
                // The opening tells what is wrong with it.
                return false;
            }
        }
    }

    @Override
    public SearchEngine engine(Set<Path> among) {
        return new Engine(Set.copyOf(among));
    }

    @Override
    public PageReader pages(Set<Path> among) {
        return new Pages(Set.copyOf(among));
    }

    @Override
    public void close() {
        Opened old;
        synchronized (lock) {
            closed = true;
            old = reader;
            reader = null;
        }
        try {
            release(old);
        } catch (IOException e) {
            throw new PermanentException("the corpus's index could not be closed (" + e.getMessage() + ")", e);
        }
    }

    private final class Engine implements SearchEngine {

        private final Set<Path> among;

        private Engine(Set<Path> among) {
            this.among = among;
        }

        @Override
        public EngineTraits traits() {
            return TRAITS;
        }

        @Override
        public List<Hit> search(Query query, Cancellation cancellation) {
            cancellation.throwIfCancelled();
            try {
                return use(among, searcher -> hits(searcher, query, cancellation));
            } catch (IOException | AlreadyClosedException e) {
                throw new SearchFailure(
                        EngineReport.Outcome.DOWN, "the corpus could not be searched: " + e.getMessage(), null, e);
            }
        }
    }

    private List<Hit> hits(IndexSearcher searcher, Query query, Cancellation cancellation) throws IOException {
        DocumentRanker ranker = new DocumentRanker(searcher, settings);
        List<Hit> out = new ArrayList<>();
        Set<URI> seen = new HashSet<>();
        int skip = (query.page() - 1) * query.limit();
        for (DocumentRanker.Ranked ranked : ranker.rank(query.text())) {
            cancellation.throwIfCancelled();
            CorpusDocument document = IndexRecords.read(searcher.storedFields().document(ranked.document()));
            if (!ScopeFilter.admits(query.scope(), document) || !seen.add(document.url()) || skip-- > 0) {
                continue;
            }
            String snippet = Snippets.of(ranker.passage(ranked), query.text(), settings.snippetChars());
            out.add(new Hit(
                    document.url(),
                    document.title(),
                    snippet,
                    List.of(TRAITS.name()),
                    document.published(),
                    document.language()));
            if (out.size() == query.limit()) {
                break;
            }
        }
        return List.copyOf(out);
    }

    private final class Pages implements PageReader {

        private final Set<Path> among;

        private Pages(Set<Path> among) {
            this.among = among;
        }

        @Override
        public boolean reads(URI url) {
            try {
                return use(among, searcher -> find(searcher, url)) >= 0;
            } catch (IOException | AlreadyClosedException e) {
                // An index that cannot be asked has no pages; a search says why.
                return false;
            }
        }

        @Override
        public Page read(URI url, Cancellation cancellation) {
            cancellation.throwIfCancelled();
            try {
                return use(among, searcher -> page(searcher, url));
            } catch (IOException | AlreadyClosedException e) {
                throw new PermanentException(url + " cannot be read from the corpus: " + e.getMessage(), e);
            }
        }
    }

    private static int find(IndexSearcher searcher, URI url) throws IOException {
        ScoreDoc[] found = searcher.search(new TermQuery(new Term(IndexRecords.URL, url.toString())), 1).scoreDocs;
        return found.length == 0 ? -1 : found[0].doc;
    }

    private static Page page(IndexSearcher searcher, URI url) throws IOException {
        int at = find(searcher, url);
        if (at < 0) {
            throw new PermanentException(url + " is not in the corpus; read an address that a search has shown");
        }
        Document record = searcher.storedFields().document(at);
        CorpusDocument document = IndexRecords.read(record);
        IndexableField read = record.getField(IndexRecords.READ_AT);
        Instant when =
                Instant.ofEpochMilli(read == null ? 0 : read.numericValue().longValue());
        return new Page(
                SourceFreezer.freeze(
                        url,
                        document.title(),
                        document.published(),
                        when,
                        document.language(),
                        document.text(),
                        document.details()),
                List.of(),
                document.links(),
                false);
    }
}

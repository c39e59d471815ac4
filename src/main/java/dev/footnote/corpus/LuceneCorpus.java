package dev.footnote.corpus;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.UsageException;
import dev.footnote.page.DocumentParser;
import dev.footnote.page.PageReader;
import dev.footnote.search.SearchEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The index on disk. All changes of a refresh are one Lucene commit: whoever is killed before it leaves the index as it was. The writer's lock belongs to the
 * process and falls with it; a second process that finds it taken waits a while, then works with what is there.
 */
final class LuceneCorpus implements Corpus {

    private final ReentrantLock refreshing = new ReentrantLock();
    private final List<Path> folders;
    private final Path place;
    private final CorpusSettings settings;
    private final CorpusFiles files;
    private final Directory directory;
    private final CorpusSearch search;

    LuceneCorpus(List<Path> folders, Path place, CorpusSettings settings, DocumentParser parser, Clock clock)
            throws IOException {
        this.folders = List.copyOf(folders);
        this.place = place;
        this.settings = settings;
        this.files = new CorpusFiles(settings, parser);
        this.directory = FSDirectory.open(place);
        this.search = new CorpusSearch(clock);
        reopen();
    }

    private void reopen() throws IOException {
        try {
            search.use(DirectoryReader.open(directory));
        } catch (IndexNotFoundException e) {
            search.use(null);
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
            // Everything in it can be read again from the folders.
            empty();
            search.use(null);
        }
    }

    private void empty() throws IOException {
        for (String file : directory.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                directory.deleteFile(file);
            }
        }
    }

    @Override
    public SearchEngine engine() {
        return search;
    }

    @Override
    public PageReader pages() {
        return search.pages();
    }

    @Override
    public IndexReport refresh(Consumer<String> progress, Cancellation cancellation) {
        refreshing.lock();
        try (IndexWriter writer = writer(progress)) {
            List<String> problems = new ArrayList<>();
            if (writer == null) {
                problems.add("another process is indexing " + folders + "; this one works with the index as it was");
                return new IndexReport(0, search.documents(), 0, 0, 0, problems);
            }
            return refresh(writer, problems, progress, cancellation);
        } catch (IOException e) {
            throw new PermanentException(
                    "the index at " + place + " cannot be written (" + e.getMessage()
                            + "); free some space there, or give another place with --home",
                    e);
        } finally {
            refreshing.unlock();
        }
    }

    private @Nullable IndexWriter writer(Consumer<String> progress) throws IOException {
        long deadline = System.nanoTime() + settings.lockWait().toNanos();
        boolean told = false;
        while (true) {
            try {
                IndexWriterConfig config = new IndexWriterConfig()
                        .setRAMBufferSizeMB(64)
                        .setCommitOnClose(false)
                        .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
                return new IndexWriter(directory, config);
            } catch (LockObtainFailedException e) {
                if (System.nanoTime() > deadline) {
                    return null;
                }
                if (!told) {
                    progress.accept("another process is indexing this folder; waiting for it");
                    told = true;
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private IndexReport refresh(
            IndexWriter writer, List<String> problems, Consumer<String> progress, Cancellation cancellation)
            throws IOException {
        Map<Path, String> there = files.list(folders, problems::add);
        Map<String, String> known = known();
        int removed = 0;
        for (String file : known.keySet()) {
            if (!there.containsKey(Path.of(file))) {
                writer.deleteDocuments(new Term(CorpusSearch.FILE, file));
                removed++;
            }
        }
        int added = 0;
        try {
            for (Map.Entry<Path, String> file : there.entrySet()) {
                cancellation.throwIfCancelled();
                if (!file.getValue().equals(known.get(file.getKey().toString()))) {
                    replace(writer, file.getKey(), file.getValue(), problems, progress, cancellation);
                    added++;
                }
            }
        } catch (CancelledException e) {
            writer.rollback();
            throw e;
        }
        if (added + removed > 0) {
            writer.commit();
            reopen();
        }
        return new IndexReport(there.size(), search.documents(), added, there.size() - added, removed, problems);
    }

    private void replace(
            IndexWriter writer,
            Path file,
            String stamp,
            List<String> problems,
            Consumer<String> progress,
            Cancellation cancellation)
            throws IOException {
        writer.deleteDocuments(new Term(CorpusSearch.FILE, file.toString()));
        int[] count = {0};
        List<IOException> failures = new ArrayList<>();
        files.read(
                file,
                document -> {
                    try {
                        for (Document part : search.parts(document, file.toString())) {
                            writer.addDocument(part);
                        }
                    } catch (IOException e) {
                        failures.add(e);
                    }
                    if (++count[0] % 2_000 == 0) {
                        progress.accept("indexed " + count[0] + " documents of " + file.getFileName());
                    }
                },
                problems::add,
                cancellation);
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        Document entry = new Document();
        entry.add(new StringField(CorpusSearch.FILE, file.toString(), Field.Store.YES));
        entry.add(new StringField(CorpusSearch.KIND, "file", Field.Store.NO));
        entry.add(new StoredField("stamp", stamp));
        writer.addDocument(entry);
    }

    private Map<String, String> known() throws IOException {
        Map<String, String> out = new HashMap<>();
        if (!DirectoryReader.indexExists(directory)) {
            return out;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            var all = searcher.search(new TermQuery(new Term(CorpusSearch.KIND, "file")), Math.max(1, reader.maxDoc()));
            for (ScoreDoc hit : all.scoreDocs) {
                Document entry = searcher.storedFields().document(hit.doc);
                out.put(entry.get(CorpusSearch.FILE), entry.get("stamp"));
            }
        }
        return out;
    }

    @Override
    public void close() {
        try {
            search.use(null);
            directory.close();
        } catch (IOException e) {
            throw new UsageException("the index at " + place + " could not be closed: " + e.getMessage(), e);
        }
    }
}

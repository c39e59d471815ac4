package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.PermanentException;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.search.Query;
import dev.footnote.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens between several refreshes, and when one folder's index cannot be opened. */
class ReopeningTest {

    /** A folder whose states are opened in their order; the first opening can be held up. */
    private static final class Folder implements IndexedFolder {
        private final List<DirectoryReader> opened = new ArrayList<>();
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private boolean hold;
        private @Nullable IOException failure;
        private int states;
        private int changed = 1;

        @Override
        public Path folder() {
            return Path.of("folder");
        }

        @Override
        public DirectoryReader open() throws IOException {
            int state;
            boolean held;
            synchronized (this) {
                if (failure != null) {
                    throw failure;
                }
                state = ++states;
                held = hold;
                hold = false;
            }
            if (held) {
                entered.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            DirectoryReader reader = state("honey number " + state);
            opened.add(reader);
            return reader;
        }

        @Override
        public IndexReport refresh(Consumer<String> progress, Cancellation cancellation) {
            return new IndexReport(1, 1, changed, 1 - changed, 0, List.of());
        }
    }

    private static DirectoryReader state(String text) throws IOException {
        Directory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            IndexRecords.add(
                    writer,
                    "a.txt",
                    new CorpusDocument(
                            URI.create("file:/a.txt"), text, text, "en", null, SourceDetails.NONE, List.of()),
                    0,
                    1000);
        }
        return DirectoryReader.open(directory);
    }

    private static LuceneCorpus corpus(IndexedFolder... folders) {
        return new LuceneCorpus(List.of(folders), CorpusSettings.from(Settings.defaults()));
    }

    private static boolean isWaiting(Thread thread) {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TERMINATED;
    }

    @Test
    void an_earlier_state_never_replaces_a_later_one() throws Exception {
        Folder folder = new Folder();
        try (LuceneCorpus corpus = corpus(folder)) {
            folder.hold = true;
            Thread slow = new Thread(corpus::reopen);
            slow.start();
            folder.entered.await();
            Thread quick = new Thread(corpus::reopen);
            quick.start();
            while (!isWaiting(quick)) {
                Thread.onSpinWait();
            }
            folder.go.countDown();
            slow.join();
            quick.join();
            assertThat(corpus.engine()
                            .search(Query.of("honey"), new Cancellation())
                            .get(0)
                            .title())
                    .isEqualTo("honey number 2");
        }
    }

    @Test
    void after_a_refresh_only_what_changed_is_opened_again() {
        Folder folder = new Folder();
        try (LuceneCorpus corpus = corpus(folder)) {
            corpus.refresh(line -> {}, new Cancellation());
            assertThat(folder.opened).hasSize(1);
            folder.changed = 0;
            corpus.refresh(line -> {}, new Cancellation());
            assertThat(folder.opened).hasSize(1);
            folder.changed = 1;
            corpus.refresh(line -> {}, new Cancellation());
            assertThat(folder.opened).hasSize(2);
        }
    }

    @Test
    void a_state_that_another_process_wrote_is_opened_though_nothing_was_left_to_do() throws Exception {
        Folder folder = new Folder();
        folder.changed = 0;
        try (LuceneCorpus corpus = corpus(folder)) {
            corpus.reopen();
            try (IndexWriter writer = new IndexWriter(folder.opened.get(0).directory(), new IndexWriterConfig())) {
                writer.deleteAll();
            }
            corpus.refresh(line -> {}, new Cancellation());
            assertThat(folder.opened).hasSize(2);
        }
    }

    @Test
    void what_was_opened_is_closed_when_another_folder_fails() throws Exception {
        Folder first = new Folder();
        Folder second = new Folder();
        try (LuceneCorpus corpus = corpus(first, second)) {
            corpus.reopen();
            second.failure = new IOException("the disk is gone");
            assertThatThrownBy(corpus::reopen)
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("disk");
            assertThatThrownBy(() -> first.opened.get(1).storedFields()).isInstanceOf(AlreadyClosedException.class);
            assertThat(corpus.engine().search(Query.of("honey"), new Cancellation()))
                    .hasSize(1);
        }
    }
}

package dev.footnote.corpus;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.ThreadInterruptedException;
import org.jspecify.annotations.Nullable;

/**
 * The index of one folder. Only {@link #refresh} holds the lock, which the operating system releases when a process dies; what was not
 * committed by then is as if it had never been written.
 */
final class FolderIndex implements IndexedFolder {

    /** Raised when records or the cutting of words change: an index of another version is built anew. */
    private static final String VERSION = "7";

    private static final String VERSION_KEY = "footnote.corpus";
    private static final int COMMIT_EVERY = 20_000;
    private static final long POLL_MS = 200;

    /** Kinds of files not read that are named. */
    private static final int MOST_KINDS = 12;

    /** What saved web pages are made of beside their text; nobody misses it. */
    private static final Set<String> OF_PAGES = Set.of("css", "js", "mjs", "map", "woff", "woff2", "ttf", "ico");

    private final Path folder;
    private final Path place;
    private final FileDocuments reader;
    private final CorpusSettings settings;
    private final Clock clock;

    FolderIndex(Path folder, Path place, FileDocuments reader, CorpusSettings settings, Clock clock) {
        this.folder = folder;
        this.place = place;
        this.reader = reader;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Path folder() {
        return folder;
    }

    /** A file as it lies in the folder. */
    private record Found(Path path, long size, long time) {}

    /** What a refresh counted. */
    private static final class Tally {
        private int added;
        private int unchanged;
        private int removed;
        private int sinceCommit;
        private final List<String> problems = new ArrayList<>();
    }

    @Override
    public @Nullable DirectoryReader open() throws IOException {
        if (!Files.isDirectory(place)) {
            return null;
        }
        Directory directory = FSDirectory.open(place);
        try {
            if (DirectoryReader.indexExists(directory)) {
                DirectoryReader reader = DirectoryReader.open(directory);
                if (isOurs(reader.getIndexCommit().getUserData())) {
                    return reader;
                }
                reader.close();
            }
            directory.close();
            return null;
        } catch (IOException e) {
            directory.close();
            if (isBroken(e)) {
                return null;
            }
            throw e;
        }
    }

    private String version() {
        return VERSION + " " + settings.passageChars() + " " + String.join(",", settings.extensions()) + " "
                + reader.means();
    }

    private boolean isOurs(Directory directory) throws IOException {
        return isOurs(SegmentInfos.readLatestCommit(directory).getUserData());
    }

    private boolean isOurs(Map<String, String> ofCommit) {
        return version().equals(ofCommit.get(VERSION_KEY));
    }

    private static boolean isBroken(IOException e) {
        return e instanceof CorruptIndexException
                || e instanceof IndexFormatTooOldException
                || e instanceof IndexFormatTooNewException
                || e instanceof EOFException
                || e instanceof NoSuchFileException;
    }

    @Override
    public IndexReport refresh(Consumer<String> progress, Cancellation cancellation) {
        throwIfStopped(cancellation); // who is stopped leaves no folder behind
        try {
            IndexReport same = unchanged(cancellation);
            if (same != null) {
                return same;
            }
            Files.createDirectories(place);
            try (Directory directory = FSDirectory.open(place)) {
                IndexWriter writer = writer(directory, progress, cancellation);
                if (writer == null) {
                    return asItIs(progress);
                }
                return refresh(writer, progress, cancellation);
            }
        } catch (ClosedByInterruptException | ThreadInterruptedException e) {
            throw interrupted();
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(); // seen as a closed channel by who used it next
            }
            throw new PermanentException(
                    "the index of " + folder + " in " + place + " cannot be written (" + e.getMessage()
                            + "); check free space and rights there, or name another folder with --home",
                    e);
        }
    }

    /** What there is if the last finished state is that of the folder, else null: nothing is written then, and nobody is waited for. */
    private @Nullable IndexReport unchanged(Cancellation cancellation) throws IOException {
        try (DirectoryReader state = open()) {
            if (state == null) {
                return null;
            }
            List<String> problems = new ArrayList<>();
            Map<String, FileStates.State> known = FileStates.of(state);
            Map<String, Found> found = files(problems);
            if (known.size() != found.size()) {
                return null;
            }
            for (var file : found.entrySet()) {
                throwIfStopped(cancellation);
                FileStates.State before = known.get(file.getKey());
                if (before == null
                        || !before.is(file.getValue().size(), file.getValue().time())) {
                    return null;
                }
                problems.addAll(before.problems());
            }
            return new IndexReport(found.size(), FileStates.documents(state), 0, found.size(), 0, problems);
        } catch (IOException e) {
            if (isBroken(e)) {
                return null;
            }
            throw e;
        }
    }

    /** The writer, or null where another has it and there is a finished state to go on with. */
    private @Nullable IndexWriter writer(Directory directory, Consumer<String> progress, Cancellation cancellation)
            throws IOException {
        long end = System.nanoTime() + settings.lockWait().toNanos();
        boolean told = false;
        while (true) {
            try {
                return sound(directory, progress);
            } catch (LockObtainFailedException e) {
                if (hasState()) {
                    return null;
                }
                if (System.nanoTime() > end) {
                    throw new TransientException(
                            "another Footnote is building the index of " + folder + " and has not finished within "
                                    + settings.lockWait() + "; wait for it, or raise corpus.lock_wait",
                            e);
                }
                if (!told) {
                    progress.accept("waiting for another Footnote that is building the index of " + folder);
                    told = true;
                }
                pause(cancellation);
            }
        }
    }

    private boolean hasState() throws IOException {
        try (DirectoryReader state = open()) {
            return state != null;
        }
    }

    private static void throwIfStopped(Cancellation cancellation) {
        cancellation.throwIfCancelled();
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
    }

    private static CancelledException interrupted() {
        Thread.currentThread().interrupt();
        return new CancelledException("interrupted while the index was brought up to date");
    }

    private static void pause(Cancellation cancellation) {
        CountDownLatch cancelled = new CountDownLatch(1);
        Cancellation.Registration registration = cancellation.onCancel(cancelled::countDown);
        try {
            if (cancelled.await(POLL_MS, TimeUnit.MILLISECONDS)) {
                cancellation.throwIfCancelled();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            registration.close();
        }
    }

    private IndexWriter sound(Directory directory, Consumer<String> progress) throws IOException {
        boolean rebuild = false;
        try {
            rebuild = DirectoryReader.indexExists(directory) && !isOurs(directory);
        } catch (IOException e) {
            if (!isBroken(e)) {
                throw e;
            }
            rebuild = true;
        }
        if (!rebuild) {
            try {
                return new IndexWriter(directory, config());
            } catch (IOException e) {
                if (!isBroken(e)) {
                    throw e;
                }
            }
        }
        progress.accept("building the index of " + folder
                + " anew: it was damaged, or made by another version or under other settings");
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String name : directory.listAll()) {
                lock.ensureValid();
                if (!name.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(name);
                }
            }
        }
        return new IndexWriter(directory, config());
    }

    private static IndexWriterConfig config() {
        IndexWriterConfig config = new IndexWriterConfig();
        config.setCommitOnClose(false);
        config.setRAMBufferSizeMB(64);
        return config;
    }

    private IndexReport asItIs(Consumer<String> progress) throws IOException {
        String problem =
                "another Footnote is refreshing the index of " + folder + "; its last finished state is searched";
        progress.accept(problem);
        try (DirectoryReader state = open()) {
            int files = state == null ? 0 : FileStates.of(state).size();
            int documents = state == null ? 0 : FileStates.documents(state);
            return new IndexReport(files, documents, 0, files, 0, List.of(problem));
        }
    }

    private IndexReport refresh(IndexWriter writer, Consumer<String> progress, Cancellation cancellation)
            throws IOException {
        try {
            Map<String, FileStates.State> before;
            try (DirectoryReader state = DirectoryReader.open(writer)) {
                before = FileStates.of(state);
            }
            Tally tally = new Tally();
            Map<String, Found> found = files(tally.problems);
            for (String gone : before.keySet()) {
                if (!found.containsKey(gone)) {
                    writer.deleteDocuments(FileStates.term(gone));
                    tally.removed++;
                }
            }
            for (var file : found.entrySet()) {
                throwIfStopped(cancellation);
                FileStates.State known = before.get(file.getKey());
                if (known != null
                        && known.is(file.getValue().size(), file.getValue().time())) {
                    tally.unchanged++;
                    tally.problems.addAll(known.problems());
                } else {
                    read(writer, file.getKey(), file.getValue(), tally, progress, cancellation);
                }
            }
            throwIfStopped(cancellation); // what an interrupted thread could not read is not unreadable
            commit(writer, tally);
            try (DirectoryReader state = DirectoryReader.open(writer)) {
                int documents = FileStates.documents(state);
                return new IndexReport(
                        found.size(), documents, tally.added, tally.unchanged, tally.removed, tally.problems);
            }
        } finally {
            if (writer.isOpen()) {
                writer.rollback();
            }
        }
    }

    private void read(
            IndexWriter writer,
            String name,
            Found file,
            Tally tally,
            Consumer<String> progress,
            Cancellation cancellation)
            throws IOException {
        writer.deleteDocuments(FileStates.term(name));
        List<String> problems = new ArrayList<>();
        long at = clock.millis();
        reader.read(
                file.path(),
                document -> {
                    cancellation.throwIfCancelled();
                    IndexRecords.add(writer, name, document, at, settings.passageChars());
                    if (++tally.added % 1000 == 0) {
                        progress.accept("indexed " + tally.added + " documents of " + folder);
                    }
                    tally.sinceCommit++;
                },
                problems);
        writer.addDocument(IndexRecords.file(name, file.size(), file.time(), problems));
        tally.problems.addAll(problems);
        if (tally.sinceCommit > COMMIT_EVERY) {
            commit(writer, tally);
        }
    }

    /** An index in which nothing changed is not written: it would cost its readers a reopening and the disk its wear. */
    private void commit(IndexWriter writer, Tally tally) throws IOException {
        if (!writer.hasUncommittedChanges()) {
            return;
        }
        writer.setLiveCommitData(Map.of(VERSION_KEY, version()).entrySet());
        writer.commit();
        tally.sinceCommit = 0;
    }

    /** The files of readable kinds by their names below the folder; hidden ones are passed over. */
    private Map<String, Found> files(List<String> problems) throws IOException {
        Map<String, Found> out = new TreeMap<>();
        Map<String, Integer> unread = new TreeMap<>();
        FolderLinks links = new FolderLinks(folder);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean hidden = !directory.equals(folder)
                        && directory.getFileName().toString().startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean hidden = file.getFileName().toString().startsWith(".");
                if (!hidden && attributes.isSymbolicLink()) {
                    links.add(file);
                }
                if (!hidden && attributes.isRegularFile() && reader.takes(file)) {
                    out.put(
                            folder.relativize(file).toString(),
                            new Found(
                                    file,
                                    attributes.size(),
                                    attributes.lastModifiedTime().toMillis()));
                } else if (!hidden && attributes.isRegularFile()) {
                    String kind = FileDocuments.kind(file);
                    if (!OF_PAGES.contains(kind)) {
                        unread.merge(kind, 1, Integer::sum);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                problems.add(file + ": cannot be read (" + e.getMessage() + "); left out");
                return FileVisitResult.CONTINUE;
            }
        });
        problems.addAll(links.problems());
        if (!unread.isEmpty()) {
            problems.add(unread(unread));
        }
        return out;
    }

    /** One line for all of them, so that a folder of pictures does not drown what went wrong. */
    private String unread(Map<String, Integer> unread) {
        int files = unread.values().stream().mapToInt(Integer::intValue).sum();
        return folder + ": " + files + (files == 1 ? " file is of a kind that is" : " files are of kinds that are")
                + " not read ("
                + String.join(", ", unread.keySet().stream().limit(MOST_KINDS).toList())
                + (unread.size() > MOST_KINDS ? ", \u2026" : "") + "); corpus.extensions lists those that are";
    }
}

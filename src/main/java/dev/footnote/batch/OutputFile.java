package dev.footnote.batch;

import dev.footnote.api.InvalidInputException;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to one process while it is open, and grows by whole pieces only. All reading goes by way of the one descriptor that was opened: POSIX
 * drops a process's lock as soon as any other descriptor on the file is closed. Writes are those of {@link RandomAccessFile}, since a channel closes itself
 * when its thread is interrupted. A pipe or a device can only be written. Not safe for many threads.
 */
final class OutputFile implements Closeable {

    private static final int LOCK_ATTEMPTS = 5;

    private final Path path;
    private final @Nullable RandomAccessFile file;
    private final @Nullable OutputStream stream;

    private OutputFile(Path path, @Nullable RandomAccessFile file, @Nullable OutputStream stream) {
        this.path = path;
        this.file = file;
        this.stream = stream;
    }

    /**
     * Opens it or makes it, with the folders above.
     *
     * @throws InvalidInputException if another process has it open
     */
    static OutputFile open(Path named) throws IOException {
        if (Files.isDirectory(named)) {
            throw new InvalidInputException("the output " + named + " is a folder; name a file in it");
        }
        Path folder = named.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        if (Files.exists(named) && !Files.isRegularFile(named)) {
            return new OutputFile(named, null, new FileOutputStream(named.toFile(), true));
        }
        // behind a symbolic link, so that a replacement does not replace the link
        return locked(Files.exists(named) ? named.toRealPath() : named, named);
    }

    private static OutputFile locked(Path path, Path named) throws IOException {
        for (int i = 0; i < LOCK_ATTEMPTS; i++) {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            boolean mine = false;
            try {
                Object before = key(path);
                mine = lock(file) && Objects.equals(before, key(path));
            } finally {
                if (!mine) {
                    file.close();
                }
            }
            if (mine) {
                return new OutputFile(path, file, null);
            }
        }
        throw new InvalidInputException(
                "another batch is writing " + named + "; wait for it to end or give another -o");
    }

    private static boolean lock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Tells if somebody has put another file in its place meanwhile. */
    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** Its bytes from the start; empty for what cannot be read. Closing the stream leaves the file open. */
    InputStream read() throws IOException {
        RandomAccessFile from = file;
        if (from == null) {
            return InputStream.nullInputStream();
        }
        from.seek(0);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return from.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return from.read(bytes, offset, length);
            }
        };
    }

    /** Hands the bytes to the system, all or none of them. */
    void append(byte[] bytes) throws IOException {
        if (stream != null) {
            stream.write(bytes);
            return;
        }
        RandomAccessFile to = Objects.requireNonNull(file);
        long end = to.length();
        try {
            to.seek(end);
            to.write(bytes);
        } catch (IOException e) {
            cut(to, end, e);
            throw e;
        }
    }

    private static void cut(RandomAccessFile file, long end, IOException cause) {
        try {
            file.setLength(end);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** An empty file beside this one, which may take its place; only this process can open it. */
    OutputFile beside() throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".repair");
        OutputFile opened = locked(fresh, fresh);
        Objects.requireNonNull(opened.file).setLength(0);
        PosixFileAttributeView mine = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        PosixFileAttributeView other = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (mine != null && other != null) {
            other.setPermissions(mine.readAttributes().permissions());
        }
        return opened;
    }

    /** Puts the other one in this one's place and closes this one; a kill meanwhile leaves the one or the other. */
    OutputFile replacedBy(OutputFile fresh) throws IOException {
        Files.move(fresh.path, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        close();
        return new OutputFile(path, fresh.file, null);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
        if (stream != null) {
            stream.close();
        }
    }
}

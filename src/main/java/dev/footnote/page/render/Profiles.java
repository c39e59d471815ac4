package dev.footnote.page.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders that browsers write into. Each is deleted with its browser; those of processes that were killed are deleted by a later one. */
final class Profiles {

    private static final Logger LOG = LoggerFactory.getLogger(Profiles.class);

    private static final String NAME = "footnote-browser-";

    /** A process that is not seen may still be there, in another container with the same folder; none renders for so long without writing. */
    private static final Duration OLD = Duration.ofHours(6);

    private static final int ATTEMPTS = 5;

    private Profiles() {}

    /** Makes a folder among the system's temporary ones that only this user can read. */
    static Path create() throws IOException {
        Path folder = Files.createTempDirectory(NAME + ProcessHandle.current().pid() + "-");
        sweep(Objects.requireNonNull(folder.toAbsolutePath().getParent()), Files.getLastModifiedTime(folder));
        return folder;
    }

    /**
     * Deletes old folders whose process has ended.
     *
     * @param now the present, as the file system has it
     */
    static void sweep(Path parent, FileTime now) {
        try (Stream<Path> files = Files.list(parent)) {
            for (Path file : files.toList()) {
                if (isAbandoned(file, now)) {
                    delete(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} could not be looked through for old folders: {}", parent, e.getMessage());
        }
    }

    private static boolean isAbandoned(Path file, FileTime now) throws IOException {
        String name = file.getFileName().toString();
        int end = name.indexOf('-', NAME.length());
        if (!name.startsWith(NAME) || end < 0) {
            return false;
        }
        try {
            long process = Long.parseLong(name.substring(NAME.length(), end));
            long age = now.toMillis() - Files.getLastModifiedTime(file).toMillis();
            return age > OLD.toMillis() && ProcessHandle.of(process).isEmpty();
        } catch (NumberFormatException e) {
            return false; // not one of ours
        }
    }

    /** Deletes a folder with all in it; a process that is ending may still write there, so that it is tried again. */
    static void delete(Path folder) {
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++) {
            try (Stream<Path> walk = Files.walk(folder)) {
                List<Path> files = walk.sorted(Comparator.reverseOrder()).toList();
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("{} could not be deleted yet: {}", folder, e.getMessage());
            }
        }
    }
}

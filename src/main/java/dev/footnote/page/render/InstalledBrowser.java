package dev.footnote.page.render;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/** Finds the browser of the machine. */
final class InstalledBrowser {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    /** Where macOS keeps it, which is on no path. */
    private static final List<String> FILES = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private InstalledBrowser() {}

    /**
     * Returns the file of the program.
     *
     * @param program its name or its file; empty for the usual ones
     * @param path folders to look in
     */
    static Optional<Path> find(String program, String path) {
        if (program.isEmpty()) {
            return Stream.concat(
                            NAMES.stream().flatMap(name -> onPath(name, path)),
                            FILES.stream().map(Path::of))
                    .filter(InstalledBrowser::isProgram)
                    .findFirst();
        }
        boolean isFile = program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0;
        return (isFile ? paths(program) : onPath(program, path))
                .filter(InstalledBrowser::isProgram)
                .findFirst();
    }

    private static Stream<Path> onPath(String name, String path) {
        return Collections.list(new StringTokenizer(path, File.pathSeparator)).stream()
                .map(String::valueOf)
                .flatMap(InstalledBrowser::paths)
                .map(folder -> folder.resolve(name));
    }

    private static Stream<Path> paths(String file) {
        try {
            return Stream.of(Path.of(file));
        } catch (InvalidPathException e) {
            return Stream.empty(); // a path with such a part leads nowhere
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}

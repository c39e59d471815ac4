package dev.footnote.config;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names of files under a locale whose encoding lacks their letters. There the JDK makes no path of such a name and shows each byte of one as a replacement character; but
 * a file URI holds the name's bytes, which are UTF-8 on such systems. Stateless, safe for many threads.
 */
public final class FileNames {

    private static final char LOST = '\ufffd';

    /** The process's folder as the system knows it; the JDK's own record of it may have lost letters. */
    private static final Path CURRENT = Path.of("/proc/self/cwd");

    private FileNames() {}

    /**
     * Returns the path of a name, also where the locale's encoding lacks its letters.
     *
     * @param name relative or absolute
     * @return the path
     * @throws InvalidPathException if the system has no such names
     */
    public static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            if (name.indexOf('\0') >= 0
                    || !Path.of("").getFileSystem().getSeparator().equals("/")) {
                throw e;
            }
            return byBytes(name);
        }
    }

    /** The path of a name in UTF-8, whatever the locale. */
    static Path byBytes(String name) {
        String escaped = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        return Path.of(URI.create("file://" + (name.startsWith("/") ? "" : folder()) + escaped));
    }

    private static String folder() {
        try {
            return CURRENT.toRealPath().toUri().getRawPath();
        } catch (IOException e) {
            return Path.of("").toUri().getRawPath();
        }
    }

    /**
     * Returns a path as people write it.
     *
     * @param path any
     * @return its text, with the letters that the locale's encoding lacks
     */
    public static String shown(Path path) {
        String text = path.toString();
        if (text.indexOf(LOST) < 0) {
            return text;
        }
        String bytes = path.toUri().getRawPath().replace("+", "%2B");
        return URLDecoder.decode(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Returns the last part of a path as people write it.
     *
     * @param path any
     * @return the name of the file or folder
     */
    public static String last(Path path) {
        String whole = shown(path.toAbsolutePath());
        return whole.substring(whole.lastIndexOf(path.getFileSystem().getSeparator()) + 1);
    }
}

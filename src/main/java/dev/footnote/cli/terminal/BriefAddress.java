package dev.footnote.cli.terminal;

import dev.footnote.config.FileNames;
import dev.footnote.text.Cut;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;

/** Addresses as a line of a terminal has room for: a file's name, or a host and the end of its path. */
public final class BriefAddress {

    private static final int PATH_CHARS = 28;

    private BriefAddress() {}

    /**
     * Returns the short form.
     *
     * @param url of a file or a page
     * @return without scheme and query
     */
    public static String of(URI url) {
        if ("file".equals(url.getScheme())) {
            return file(url);
        }
        String host = url.getHost();
        if (host == null) {
            return cut(url.toString());
        }
        String path = url.getPath() == null || url.getPath().equals("/") ? "" : url.getPath();
        return (host.startsWith("www.") ? host.substring(4) : host) + cut(path);
    }

    private static String file(URI url) {
        String part = url.getFragment() == null ? "" : ", " + url.getFragment();
        try {
            return FileNames.last(Path.of(URI.create("file://" + url.getRawPath()))) + part;
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return cut(url.toString());
        }
    }

    /** The end of a path tells more than its start. */
    private static String cut(String path) {
        if (path.length() <= PATH_CHARS) {
            return path;
        }
        int from = path.length() - PATH_CHARS;
        return "/…" + path.substring(Cut.start(path, from));
    }
}

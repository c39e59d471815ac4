package dev.footnote.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The symbolic links in a folder. None is followed: what it leads to inside the folder is read under its own name, and what lies outside was
 * not given to be searched; a folder from elsewhere could have a link to any file of this machine.
 */
final class FolderLinks {

    /** Links that are named. */
    private static final int MOST = 5;

    private final Path folder;
    private final List<String> out = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    FolderLinks(Path folder) {
        this.folder = folder;
    }

    /** Takes note of a link. */
    void add(Path link) {
        try {
            if (!link.toRealPath().startsWith(folder)) {
                out.add(folder.relativize(link).toString());
            }
        } catch (IOException e) {
            problems.add(link + ": is a link that leads nowhere or to what may not be read; left out");
        }
    }

    /** Returns what is to be told of the links. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        if (!out.isEmpty()) {
            List<String> sorted = out.stream().sorted().toList();
            all.add(folder + ": " + (out.size() == 1 ? "1 link leads" : out.size() + " links lead")
                    + " out of it and " + (out.size() == 1 ? "is" : "are") + " not followed ("
                    + String.join(", ", sorted.subList(0, Math.min(MOST, sorted.size())))
                    + (out.size() > MOST ? ", \u2026" : "") + "); name what "
                    + (out.size() == 1 ? "it leads" : "they lead") + " to with --corpus");
        }
        return all;
    }
}

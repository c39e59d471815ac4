package dev.footnote.api;

import java.util.List;

/**
 * The outcome of indexing.
 *
 * @param files of a kind that is read
 * @param documents in the index now
 * @param added files read, since they are new or changed
 * @param unchanged files not read again
 * @param removed files that are gone
 * @param problems one sentence for each file or line that could not be read
 */
public record Indexed(int files, int documents, int added, int unchanged, int removed, List<String> problems) {
    public Indexed {
        problems = List.copyOf(problems);
    }
}

package dev.footnote.corpus;

import java.util.List;

/**
 * The outcome of a refresh.
 *
 * @param files of a readable kind in the folders
 * @param documents in the index now
 * @param added documents read anew
 * @param unchanged files that were not read again
 * @param removed files that are gone since the last time
 * @param problems files and records that could not be read, each with its reason, a line each
 */
public record IndexReport(int files, int documents, int added, int unchanged, int removed, List<String> problems) {

    public IndexReport {
        problems = List.copyOf(problems);
    }
}

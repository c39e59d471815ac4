package dev.footnote.corpus;

import dev.footnote.api.Cancellation;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.page.PageReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Indexed folders. Safe for many threads and many processes: one at a time refreshes a folder's index, all others go on searching its
 * last finished state.
 *
 * <p>A document's address is the {@code url} of its JSON record where it has an absolute one; else the {@code file:} address of its
 * file, for a JSON record followed by {@code #} and the record's {@code id} (without an id, a hash of its title and text).
 */
public interface Corpus extends AutoCloseable {

    /** Returns the folders and single files that are searched, by their real paths. */
    List<Path> folders();

    /** Searches all folders; its name is {@code corpus}. */
    default SearchEngine engine() {
        return engine(Set.copyOf(folders()));
    }

    /**
     * Searches some of the folders as one; its name is {@code corpus}.
     *
     * @param among those of {@link #folders} that are searched
     */
    SearchEngine engine(Set<Path> among);

    /** Reads what the engine found, from the index; knows no other address. */
    default PageReader pages() {
        return pages(Set.copyOf(folders()));
    }

    /**
     * Reads what the engine of some folders found; knows no other address.
     *
     * @param among those of {@link #folders} that are read
     */
    PageReader pages(Set<Path> among);

    /**
     * Brings the index in line with the folders; files whose size and time are unchanged are not read again.
     *
     * @param progress told of each step in a line
     * @param cancellation ends the work; what was committed before stays
     * @throws dev.footnote.api.CancelledException when cancelled
     * @throws dev.footnote.api.TransientException when another process builds the first index and does not finish in time
     * @throws dev.footnote.api.PermanentException when the index's own folder cannot be written
     */
    IndexReport refresh(Consumer<String> progress, Cancellation cancellation);

    /** Releases the index's files; later searches fail. */
    @Override
    void close();
}

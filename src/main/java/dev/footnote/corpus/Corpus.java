package dev.footnote.corpus;

import dev.footnote.api.Cancellation;
import dev.footnote.page.PageReader;
import dev.footnote.search.SearchEngine;
import java.util.function.Consumer;

/** Indexed folders. Safe for many threads. */
public interface Corpus extends AutoCloseable {

    /** Searches the documents as the index stood when it was last refreshed. */
    SearchEngine engine();

    /** Gives the documents' text, by the addresses that hits carry. */
    PageReader pages();

    /**
     * Brings the index up to date: reads new and changed files, forgets those that are gone.
     *
     * @param progress hears a line now and then
     * @param cancellation ends the indexing; the index then stays as it was
     */
    IndexReport refresh(Consumer<String> progress, Cancellation cancellation);

    @Override
    void close();
}

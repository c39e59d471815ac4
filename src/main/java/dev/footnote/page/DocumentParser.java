package dev.footnote.page;

import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import java.net.URI;

/** Turns the bytes of a page or file into text. Safe for many threads. */
public interface DocumentParser {

    /**
     * Returns a parser for all kinds of files that are read: HTML and saved pages, plain text and its kin, PDF, office files, mails and e-books.
     *
     * @param s limits
     */
    static DocumentParser create(PageSettings s) {
        return new FormatDispatcher(s);
    }

    /**
     * The text of a page or file. Its kind is told from the bytes first, then from the file name.
     *
     * @param url where it lies; relative links are resolved against it
     * @param fileName with its ending, or empty where there is none
     * @param bytes the whole content
     * @throws dev.footnote.api.PermanentException when it cannot be read, with the remedy
     */
    ParsedDocument parse(URI url, String fileName, byte[] bytes);

    /** Returns false where the library that reads PDF is not there. */
    default boolean readsPdf() {
        return true;
    }
}

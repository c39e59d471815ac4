package dev.footnote.api.run;

import java.util.Optional;

/** The frozen texts, by the hash of their content. Safe for many threads. */
public interface SourceStore {

    /**
     * Keeps a text; keeping it again changes nothing.
     *
     * @param sha256 of the text's UTF-8 bytes, hex
     * @param text the frozen text
     */
    void put(String sha256, String text);

    /**
     * The text, or empty where it was never kept.
     *
     * @param sha256 of the text's UTF-8 bytes, hex
     */
    Optional<String> get(String sha256);
}

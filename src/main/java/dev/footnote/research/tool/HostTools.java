package dev.footnote.research.tool;

import dev.footnote.api.search.Hit;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Tools that a model's own host runs. Their results guide the model and are never a source. Safe for many threads. */
public interface HostTools {

    /** None. */
    HostTools NONE = new HostTools() {
        @Override
        public ExternalTools.Offer open(String endpoint) {
            return new ExternalTools.Offer(List.of(), List.of());
        }

        @Override
        public Found search(String query, String endpoint) {
            throw new IllegalArgumentException("there is no search at " + endpoint);
        }

        @Override
        public Optional<String> fetch(URI url, String endpoint) {
            return Optional.empty();
        }

        @Override
        public int maxCalls() {
            return 0;
        }
    };

    /**
     * The results of a search.
     *
     * @param host who answered
     * @param text as it came, not empty
     * @param encrypted true if only the host's own models can read it, so that it must go back unchanged
     * @param hits addresses that came in the clear; may be empty
     * @param costUsd its cost in US dollars
     * @param elapsedMs how long it took
     */
    record Found(String host, String text, boolean encrypted, List<Hit> hits, BigDecimal costUsd, long elapsedMs) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /**
     * Tells what a model of an endpoint can call. Blocks, but never fails.
     *
     * @param endpoint the name of the model's endpoint
     */
    ExternalTools.Offer open(String endpoint);

    /**
     * Searches and waits for the result.
     *
     * @param query the words to look for
     * @param endpoint the name of the endpoint whose model will read the result
     * @throws dev.footnote.api.FootnoteException if there is no result, in one sentence
     */
    Found search(String query, String endpoint);

    /**
     * Returns a page's text in the host's words; empty if this is not set up for the endpoint, or the host has none.
     *
     * @param url one that was named
     * @param endpoint the name of the endpoint whose model will read the text
     */
    Optional<String> fetch(URI url, String endpoint);

    /** Returns how many calls a run may make. */
    int maxCalls();
}

package dev.footnote.service;

import dev.footnote.api.run.ResearchEvent;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** One line on an event, for people who watch a run. */
public final class ProgressLines {

    private ProgressLines() {}

    /**
     * Returns the line for an event, without a line break; empty where there is nothing to tell.
     *
     * @param event of a run
     */
    public static Optional<String> of(ResearchEvent event) {
        if (event instanceof ResearchEvent.SearchDone search) {
            int hits = search.result().hits().size();
            return Optional.of("Searched: " + hits + (hits == 1 ? " hit" : " hits"));
        }
        if (event instanceof ResearchEvent.SourceFrozen read && read.step() > 0) {
            String title = read.source().title();
            return Optional.of("Read [" + read.source().number() + "] "
                    + (title.isBlank() ? host(read.source().url()) : title));
        }
        if (event instanceof ResearchEvent.QuoteRefused refused) {
            return Optional.of("A quote was sent back: " + refused.reason());
        }
        if (event instanceof ResearchEvent.ClaimDoubted doubted
                && !doubted.reasons().isEmpty()) {
            return Optional.of(
                    "A claim was sent back: " + doubted.reasons().get(0).text());
        }
        if (event instanceof ResearchEvent.BudgetWarned warned) {
            return Optional.of("The limit of " + warned.limit().toLowerCase(Locale.ROOT) + " is "
                    + (warned.reached() ? "reached" : "near"));
        }
        return Optional.empty();
    }

    private static String host(URI url) {
        return url.getHost() == null ? url.toString() : url.getHost();
    }
}

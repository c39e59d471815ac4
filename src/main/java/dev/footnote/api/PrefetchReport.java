package dev.footnote.api;

/**
 * Counts of the pages that were fetched before the model asked for them.
 *
 * @param started pages that were begun to be fetched
 * @param fetched of them, those that came whole
 * @param read of those started, the ones that were asked for afterwards
 */
public record PrefetchReport(long started, long fetched, long read) {

    /** The share of pages begun that were asked for, 0 to 1; 0 while none was begun. */
    public double hitRate() {
        return started == 0 ? 0 : Math.min(1, read / (double) started);
    }
}

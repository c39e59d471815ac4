package dev.footnote.api;

/**
 * The figures of a cache since it was made. They are read one after another, so that they may be off by calls under way.
 *
 * @param cache its name: {@code searches} or {@code pages}
 * @param hits times that something asked for was there, or was just being fetched for somebody else
 * @param misses times that it had to be fetched
 * @param entries kept now, about
 * @param bytes of memory that they take, about
 */
public record CacheReport(String cache, long hits, long misses, long entries, long bytes) {

    /** The share of hits, 0 to 1; 0 while nothing was asked for. */
    public double hitRate() {
        return hits + misses == 0 ? 0 : hits / (double) (hits + misses);
    }
}

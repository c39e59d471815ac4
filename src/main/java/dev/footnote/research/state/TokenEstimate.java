package dev.footnote.research.state;

/**
 * How many tokens a request will have, from what the host counted in the last one: what was added since is reckoned at the rate at which
 * the conversation last grew, which follows its script, or at that of the whole, whichever is more. Guarded by the lock of the
 * {@link RunJournal}.
 */
final class TokenEstimate {

    /** Tokens a byte until the host has counted some, and the tools that each request offers. */
    private static final double FIRST_RATE = 1 / 3.0;

    private static final long TOOLS = 1_200;
    private static final double LEAST_RATE = 0.1;
    private static final double MOST_RATE = 1.2;

    /** Bytes of growth that tell a rate. */
    private static final long TELLING = 800;

    private long sentBytes;
    private long countedBytes;
    private long countedTokens;
    private double growth = FIRST_RATE;

    /** A request with so many bytes of messages is sent. */
    void sent(long bytes) {
        sentBytes = bytes;
    }

    /** The host counted so many tokens in it. */
    void counted(long tokens) {
        if (tokens <= 0 || sentBytes <= 0) {
            return;
        }
        long more = sentBytes - countedBytes;
        if (countedTokens > 0 && more > TELLING) {
            growth = within((double) (tokens - countedTokens) / more);
        } else if (countedTokens == 0) {
            growth = within((double) tokens / sentBytes);
        }
        countedBytes = sentBytes;
        countedTokens = tokens;
    }

    /** The tokens that messages of so many bytes will have. */
    long tokens(long bytes) {
        if (countedTokens == 0) {
            return TOOLS + (long) (bytes * FIRST_RATE);
        }
        double whole = within((double) countedTokens / countedBytes);
        long more = bytes - countedBytes;
        double rate = more > 0 ? Math.max(growth, whole) : whole;
        return Math.max(0, countedTokens + (long) (more * rate));
    }

    private static double within(double rate) {
        return Math.min(MOST_RATE, Math.max(LEAST_RATE, rate));
    }
}

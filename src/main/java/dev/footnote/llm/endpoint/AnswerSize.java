package dev.footnote.llm.endpoint;

/** Counts the bytes that an answer is kept in, so that a host that never stops cannot fill the memory. One thread at a time. */
public final class AnswerSize {

    /** Bytes that one call takes beside its arguments. */
    private static final int CALL = 256;

    private final EndpointFailures failures;
    private final long limit;
    private long bytes;

    public AnswerSize(EndpointFailures failures, long limit) {
        this.failures = failures;
        this.limit = limit;
    }

    /** Adds text, thinking or arguments. */
    public void add(String piece) {
        long more = piece.length();
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            more += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        add(more);
    }

    public void addCall() {
        add(CALL);
    }

    private void add(long more) {
        bytes += more;
        if (bytes > limit) {
            throw failures.tooMuch(limit);
        }
    }
}

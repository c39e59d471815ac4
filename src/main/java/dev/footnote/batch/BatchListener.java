package dev.footnote.batch;

/** Watches a batch. Called by one thread at a time, in order; should return soon. */
public interface BatchListener {

    /**
     * A file was opened and its columns guessed.
     *
     * @param file as it was named
     * @param mapping which form, and which column is what
     */
    void mapped(String file, String mapping);

    /**
     * A line was skipped.
     *
     * @param file as it was named
     * @param line its number, from 1
     * @param problem its fault
     */
    void badLine(String file, long line, String problem);

    /**
     * The output of an earlier start was found.
     *
     * @param kept answers that stay
     * @param dropped failed and cancelled ones, which are tried again
     * @param torn true if the last line was cut short and was removed
     */
    void resumed(long kept, long dropped, boolean torn);

    /**
     * A question has ended and its line is written.
     *
     * @param id the question's
     * @param progress with it counted
     */
    void answered(String id, BatchProgress progress);

    /**
     * Time goes by and no question has ended; called a few times a second.
     *
     * @param progress as it is
     */
    void waiting(BatchProgress progress);
}

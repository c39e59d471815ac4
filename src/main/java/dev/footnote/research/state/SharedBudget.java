package dev.footnote.research.state;

/** Limits that hold for several runs together. Safe for many threads. */
public interface SharedBudget {

    /**
     * Returns how much of a limit is used up.
     *
     * @param limit steps, tokens or cost; of others 0 is returned
     * @return from 0; with 1 or more no run may go on but to hand in
     */
    double share(String limit);
}

package dev.footnote.offline.confidence;

/** Tells how likely an answer is to be right. */
@FunctionalInterface
public interface Confidence {

    /**
     * Returns the share of answers that are right among those for which as much speaks.
     *
     * @param seen the answer and what speaks for it
     * @return 0 to 1
     */
    double share(ConfidenceModel.Seen seen);
}

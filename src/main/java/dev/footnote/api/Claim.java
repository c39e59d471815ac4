package dev.footnote.api;

import java.util.List;

/**
 * A statement of an answer, with what was found of its support.
 *
 * @param text Markdown, without marks
 * @param support how far the quotes carry it
 * @param citations only quotes that stand in their sources
 */
public record Claim(String text, Support support, List<Citation> citations) {

    /** How far its quotes carry a claim. */
    public enum Support {
        /** Every quote stands, and the claim's figures, names and negation stand in them. */
        FULL,
        /** Some quote stands, but not all do, or they lack a figure or name of the claim, or only one side negates. */
        PARTIAL,
        /** No quote stands: the claim is marked wherever it is shown. */
        NONE
    }

    public Claim {
        citations = List.copyOf(citations);
    }
}

package dev.footnote.api;

import java.util.List;

/**
 * A statement of an answer, with the verdict on its support.
 *
 * @param text Markdown, without marks
 * @param support how far the quotes carry it
 * @param reasons why the support is not full, the weightiest first; empty if it is
 * @param citations only quotes that stand in their sources
 */
public record Claim(String text, Support support, List<Reason> reasons, List<Citation> citations) {

    /** How far its quotes carry a claim. */
    public enum Support {
        /** Every quote stands, and nothing in the quoted sentences speaks against the claim or says less. */
        FULL,
        /** Some quote stands, but not all do, or the quoted sentences say less than the claim. */
        PARTIAL,
        /** No quote stands, or the quoted sentences contradict the claim or do not bear on it. */
        NONE
    }

    /**
     * Why a claim is not fully supported.
     *
     * @param kind what was compared, in lower case, such as {@code number}, {@code name} or {@code quote}
     * @param text one clause for people, in the language of the claim where it is Chinese, else in English
     */
    public record Reason(String kind, String text) {}

    public Claim {
        reasons = List.copyOf(reasons);
        citations = List.copyOf(citations);
    }

    /**
     * Creates a claim without reasons.
     *
     * @param text Markdown, without marks
     * @param support how far the quotes carry it
     * @param citations only quotes that stand in their sources
     */
    public Claim(String text, Support support, List<Citation> citations) {
        this(text, support, List.of(), citations);
    }
}

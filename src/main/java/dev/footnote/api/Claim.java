package dev.footnote.api;

import java.util.List;

/**
 * A statement of an answer, with the verdict on its support.
 *
 * @param text Markdown, without marks
 * @param kind the sort of statement
 * @param support how far the quotes carry it
 * @param reasons why the support is not full, the weightiest first; empty if it is
 * @param citations the quotes that were found in their sources
 * @param independentSources how many of the cited sources are no copies of one another; 0 without citations
 */
public record Claim(
        String text,
        Kind kind,
        Support support,
        List<Reason> reasons,
        List<Citation> citations,
        int independentSources) {

    /** The kind of a claim. */
    public enum Kind {
        /** The model made it. */
        STATEMENT,
        /** Made by the check: it shows side by side what independent sources say otherwise of the same thing. */
        DISAGREEMENT
    }

    /** The support of a claim by its quotes. */
    public enum Support {
        /** All quotes were found, and the quoted sentences support the whole claim. */
        FULL,
        /** Some quotes were found but not all, or the quoted sentences support a part of the claim. */
        PARTIAL,
        /** No quote was found, or the quoted sentences contradict the claim or are about something else. */
        NONE
    }

    /**
     * Why a claim is not fully supported.
     *
     * @param kind the thing that was compared, in lower case, such as {@code number}, {@code name} or {@code quote}
     * @param text one clause for people, in the language of the claim where it is Chinese, else in English
     */
    public record Reason(String kind, String text) {}

    public Claim {
        reasons = List.copyOf(reasons);
        citations = List.copyOf(citations);
    }

    /**
     * Creates a statement whose sources are all taken as independent.
     *
     * @param text Markdown, without marks
     * @param support how far the quotes carry it
     * @param reasons why the support is not full, the weightiest first
     * @param citations the quotes that were found in their sources
     */
    public Claim(String text, Support support, List<Reason> reasons, List<Citation> citations) {
        this(text, Kind.STATEMENT, support, reasons, citations, (int)
                citations.stream().map(Citation::source).distinct().count());
    }

    /**
     * Creates a statement without reasons, whose sources are all taken as independent.
     *
     * @param text Markdown, without marks
     * @param support how far the quotes carry it
     * @param citations the quotes that were found in their sources
     */
    public Claim(String text, Support support, List<Citation> citations) {
        this(text, support, List.of(), citations);
    }

    /**
     * Returns the same with another count of independent sources.
     *
     * @param count from 0 to the number of its sources
     */
    public Claim withIndependentSources(int count) {
        return new Claim(text, kind, support, reasons, citations, count);
    }
}

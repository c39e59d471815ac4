package dev.footnote.api.search;

import java.util.List;

/**
 * The measured quality of a search result; the model revises its queries by it.
 *
 * @param hits hits in the result
 * @param newHits of them, those that no earlier search of the run gave
 * @param overlap share of the hits that earlier searches of the run gave, 0 to 1
 * @param missingTerms terms of the queries that no hit's title or snippet mentions
 * @param agreement share of the hits that two or more independent engines gave, 0 to 1
 * @param hosts how many different hosts the hits are on
 * @param verdict the first complaint that applies
 * @param hint one line for the model: the next thing to try, the languages left, the engines that gave no answer, the hits of each query; empty when the
 *     result is good and there is nothing to report
 */
public record SearchQuality(
        int hits,
        int newHits,
        double overlap,
        List<String> missingTerms,
        double agreement,
        int hosts,
        Verdict verdict,
        String hint) {

    /** The problem of a result. */
    public enum Verdict {
        /** Nothing to complain of. */
        GOOD,
        /** Engines answered and had nothing. */
        EMPTY,
        /** Engines refused or failed, so that nothing follows from the lack of hits. */
        BLOCKED,
        /** Hardly any hits. */
        TOO_NARROW,
        /** No hit meets half of its query. */
        TOO_BROAD,
        /** Most hits are not in the language that was asked for. */
        WRONG_LANGUAGE,
        /** All hits are on one host of the web. */
        ONE_HOST,
        /** Earlier searches of the run gave all of these. */
        NOTHING_NEW
    }

    public SearchQuality {
        missingTerms = List.copyOf(missingTerms);
    }
}

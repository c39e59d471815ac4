package dev.footnote.answer.support;

import dev.footnote.answer.support.comparison.SupportReason;
import dev.footnote.api.Claim;
import java.util.List;

/**
 * The support that the quotes of a claim give it.
 *
 * @param support full if nothing speaks against the claim; partial if the passages say less than it; none if they contradict
 *     it or do not bear on it
 * @param reasons why it is not full, the weightiest first; empty if it is
 * @param wordsOnly true if it is full because no rule applied: little was compared but the words
 */
public record Assessment(Claim.Support support, List<SupportReason> reasons, boolean wordsOnly) {

    public Assessment {
        reasons = List.copyOf(reasons);
    }
}

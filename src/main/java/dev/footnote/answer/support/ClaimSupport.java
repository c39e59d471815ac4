package dev.footnote.answer.support;

import dev.footnote.api.Claim;
import dev.footnote.text.Figures;
import dev.footnote.text.Languages;
import dev.footnote.text.NormalText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a claim follows from the passages that are quoted for it. The evidence is the quoted sentences whole; the
 * rest of a source only resolves references and shows contradictions. What no rule can judge passes as full. For one thread.
 */
public final class ClaimSupport {

    /** A longer text is no claim that could be compared. */
    private static final int LONGEST = 10_000;

    /** Creates a check for the claims of one draft. */
    public ClaimSupport() {}

    /**
     * Returns how far the passages support the claim.
     *
     * @param claim one statement, plain text
     * @param passages the quotes that were found for it, of any sources
     */
    public Assessment assess(String claim, List<QuotedPassage> passages) {
        boolean chinese = Languages.hasHan(claim);
        if (claim.length() > LONGEST) {
            return new Assessment(Claim.Support.PARTIAL, List.of(tooLong(chinese)), false);
        }
        if (passages.isEmpty()) {
            return new Assessment(Claim.Support.NONE, List.of(), false);
        }
        List<SupportReason> reasons = new ArrayList<>();
        Set<String> known = new HashSet<>();
        passages.forEach(p -> known.addAll(Figures.of(NormalText.of(p.quote()).text())));
        for (String figure : Figures.of(NormalText.of(claim).text())) {
            if (!known.contains(figure)) {
                String message = chinese ? "引文里没有“" + figure + "”" : "the quote does not give " + figure;
                reasons.add(new SupportReason(SupportReason.Kind.NUMBER, false, figure, "", message));
            }
        }
        return new Assessment(reasons.isEmpty() ? Claim.Support.FULL : Claim.Support.PARTIAL, reasons, false);
    }

    private static SupportReason tooLong(boolean chinese) {
        String message = chinese
                ? "论断超过 " + LONGEST + " 字，无法核对"
                : "the claim is longer than " + LONGEST + " characters and cannot be compared";
        return new SupportReason(SupportReason.Kind.TOO_LONG, false, "", "", message);
    }
}

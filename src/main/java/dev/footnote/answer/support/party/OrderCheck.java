package dev.footnote.answer.support.party;

import dev.footnote.answer.support.comparison.Comparison;
import java.util.HashSet;
import java.util.Set;

/** Finds comparisons that are turned round, and two parties that change places: "A beat B" against "B beat A". */
public final class OrderCheck {

    private final Comparison c;
    private final Set<String> settled = new HashSet<>();

    /** Creates a check of one claim. */
    public OrderCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        boolean found = new ComparisonOrder(c, settled).run();
        if (!found && !c.across()) {
            new PartyOrder(c, settled).run();
        }
    }

    /** Returns the families of words whose direction has been judged here. */
    public Set<String> settled() {
        return settled;
    }
}

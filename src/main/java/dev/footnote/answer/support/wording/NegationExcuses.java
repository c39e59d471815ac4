package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.support.comparison.ClaimParts;
import dev.footnote.answer.support.comparison.ClaimParts.Part;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Comparison.Clause;
import java.util.List;
import java.util.Set;

/** Tells where a limiting word makes a negation on one side and none on the other say the same. */
final class NegationExcuses {

    private final Comparison c;

    NegationExcuses(Comparison comparison) {
        this.c = comparison;
    }

    /** A limiting word on one side and a negation on the other may say the same: "only two coats", "one coat does not". */
    boolean isExcused(Part part, Clause best, boolean opposite) {
        boolean source = best.statement().cues().stream()
                .anyMatch(cue -> isExcepted(best.statement(), cue)
                        || cue.is(CueKind.ONLY)
                        || cue.is(CueKind.CONDITION) && !opposite
                        || cue.is(CueKind.SUPERLATIVE) && c.claim().has(CueKind.NOT) && !opposite);
        boolean claim = ClaimParts.cues(c.claim(), part).stream()
                .anyMatch(cue -> cue.is(CueKind.ONLY)
                        || cue.is(CueKind.EXCEPT)
                        || cue.is(CueKind.NOT_ALL)
                        || cue.is(CueKind.CONDITION) && !opposite);
        if (opposite) {
            return source && claim || isRest(best);
        }
        boolean soft = softUnmatched(best, c.claim().cues()) || softUnmatched(part, best);
        return source || claim || soft || isRest(best);
    }

    /** True if the claim speaks of what the passage excepts. */
    private boolean isExcepted(Statement s, Cue cue) {
        Set<String> keys = c.claim().keys();
        return cue.is(CueKind.EXCEPT)
                && (c.across()
                        || s.terms().stream()
                                .anyMatch(t -> s.phraseOf(t.from()) == s.phraseOf(cue.from())
                                        && Math.abs(t.from() - cue.from()) < 8
                                        && keys.contains(t.key())));
    }

    private static boolean softUnmatched(Clause best, List<Cue> claim) {
        return best.statement().cues().stream()
                .anyMatch(cue -> cue.is(CueKind.SOFT_NOT)
                        && best.has(cue.from())
                        && claim.stream().noneMatch(x -> x.text().equalsIgnoreCase(cue.text())));
    }

    private boolean softUnmatched(Part part, Clause best) {
        return ClaimParts.cues(c.claim(), part).stream()
                .anyMatch(cue -> cue.is(CueKind.SOFT_NOT)
                        && best.statement().cues().stream()
                                .noneMatch(x -> x.text().equalsIgnoreCase(cue.text())));
    }

    /** "Two of the five were", "three were not". */
    private boolean isRest(Clause best) {
        List<Quantity> shown = best.statement().quantities();
        for (Quantity said : c.claim().quantities()) {
            for (int i = 0; i + 1 < Math.min(shown.size(), 8); i++) {
                if (Quantity.close(
                        Math.abs(shown.get(i).value() - shown.get(i + 1).value()), said.value(), 1e-9)) {
                    return true;
                }
            }
        }
        return false;
    }
}

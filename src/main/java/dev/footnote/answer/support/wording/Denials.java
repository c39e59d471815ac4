package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.ClaimParts;
import dev.footnote.answer.support.comparison.ClaimParts.Part;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Comparison.Clause;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds negations of the passage that reach what a claim says. */
final class Denials {

    private final Comparison c;

    Denials(Comparison comparison) {
        this.c = comparison;
    }

    /** Words after a negation that it turns round. */
    private static final int REACH = 4;

    /** The clause that denies just what the claim says, wherever its subject stands: "Ann, who ..., had no part in the analysis". */
    @Nullable
    Clause plainDenial(Part part, List<Term> words) {
        boolean plain = ClaimParts.cues(c.claim(), part).stream()
                .noneMatch(x -> x.is(CueKind.NOT)
                        || x.is(CueKind.SOFT_NOT)
                        || x.is(CueKind.EXCEPT)
                        || x.is(CueKind.ONLY)
                        || x.is(CueKind.NOT_ALL)
                        || x.is(CueKind.CONDITION));
        Set<String> keys = new HashSet<>();
        words.stream().filter(t -> t.side() == 0).forEach(t -> keys.add(t.key()));
        for (Clause clause : plain && !c.across() ? c.clauses(words) : List.<Clause>of()) {
            Statement s = clause.statement();
            boolean limited = s.has(CueKind.EXCEPT) || s.has(CueKind.ONLY) || s.has(CueKind.CONDITION);
            for (Cue cue : limited ? List.<Cue>of() : s.cues()) {
                if (!cue.is(CueKind.NOT) || !clause.has(cue.from())) {
                    continue;
                }
                List<Term> denied = s.terms().stream()
                        .filter(t -> t.from() >= cue.to() && s.phraseOf(t.from()) == s.phraseOf(cue.from()))
                        .limit(REACH)
                        .toList();
                long met = denied.stream().filter(t -> keys.contains(t.key())).count();
                boolean first = !denied.isEmpty() && keys.contains(denied.get(0).key());
                boolean whole = denied.size() == 1
                        && !s.isHan()
                        && !words.isEmpty()
                        && words.get(words.size() - 1)
                                .key()
                                .equals(denied.get(0).key())
                        && !isElliptic(clause);
                if (first && whole) {
                    return clause;
                }
                if (first && met >= 2 && met >= 0.6 * denied.size() && !isElliptic(clause)) {
                    return clause;
                }
            }
        }
        return null;
    }

    /** 无须更换 against 需要更换: the negation stands right before the claim's last word. */
    boolean isDirectlyDenied(Part part, List<Term> words) {
        if (!c.claim().isHan()
                || words.size() < 2
                || negations(part) > 0
                || c.claim().has(CueKind.SOFT_NOT)) {
            return false;
        }
        String last = words.get(words.size() - 1).key();
        for (Statement s : c.evidence().quoted()) {
            List<Term> same =
                    s.terms().stream().filter(t -> t.key().equals(last)).toList();
            boolean shared = s.terms().stream()
                    .anyMatch(t -> !t.key().equals(last)
                            && words.stream().anyMatch(w -> w.key().equals(t.key())));
            boolean denied = same.size() == 1
                    && s.cues().stream()
                            .anyMatch(x -> x.is(CueKind.NOT)
                                    && x.to() <= same.get(0).from()
                                    && same.get(0).from() - x.to() <= 1);
            if (denied && shared && !s.has(CueKind.EXCEPT) && !s.has(CueKind.ONLY)) {
                return true;
            }
        }
        return false;
    }

    /** Negations of the clause that reach a word which the claim has too. */
    int shown(Clause best, List<Term> words) {
        Set<String> keys = new HashSet<>();
        words.forEach(t -> keys.add(t.key()));
        int count = 0;
        for (Cue cue : best.statement().cues()) {
            boolean here = cue.is(CueKind.NOT) && best.has(cue.from()) && reaches(best, cue, keys);
            count += here && (c.across() ? isOfSameFigure(best.statement(), cue) : isMainPhrase(best, cue, keys))
                    ? 1
                    : 0;
        }
        return count;
    }

    /** Where words cannot be compared, a negation counts in a short sentence, or beside a number or date that the claim has too. */
    private boolean isOfSameFigure(Statement s, Cue cue) {
        if (s.phraseOf(s.tokens().size() - 1) < SHORT) {
            return true;
        }
        int phrase = s.phraseOf(cue.from());
        return s.dates().stream()
                        .anyMatch(d -> s.phraseOf(d.from()) == phrase
                                && c.claim().dates().stream().anyMatch(x -> x.isGivenBy(d)))
                || s.quantities().stream()
                        .anyMatch(q -> s.phraseOf(q.from()) == phrase
                                && c.claim().quantities().stream().anyMatch(q::sameAmount));
    }

    /** Stretches between commas of a sentence that is no longer short. */
    private static final int SHORT = 2;

    /** "There is no early ferry" against "the early ferry does not run": the claim denies the thing, the passage its verb. */
    private boolean isMissedHere(Statement s, Cue cue) {
        for (Cue mine : c.claim().cues()) {
            boolean no = mine.is(CueKind.NOT) && mine.text().equalsIgnoreCase("no");
            Term denied = no
                    ? c.claim().terms().stream()
                            .filter(t -> t.from() >= mine.to())
                            .findFirst()
                            .orElse(null)
                    : null;
            if (denied != null
                    && s.terms().stream()
                            .anyMatch(t -> t.key().equals(denied.key())
                                    && t.to() <= cue.from()
                                    && s.phraseOf(t.from()) == s.phraseOf(cue.from()))) {
                return true;
            }
        }
        return false;
    }

    /** True if the phrase of the negation shares about as much with the claim as any other phrase of the clause. */
    private boolean isMainPhrase(Clause clause, Cue cue, Set<String> keys) {
        Map<Integer, Double> weights = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Term t : clause.terms()) {
            int phrase = clause.statement().phraseOf(t.from());
            boolean counts = keys.contains(t.key()) && seen.add(phrase + t.key());
            weights.merge(phrase, counts ? c.evidence().weight(t) : 0, Double::sum);
        }
        double most =
                weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return weights.getOrDefault(clause.statement().phraseOf(cue.from()), 0.0) >= 0.5 * most;
    }

    private boolean reaches(Clause clause, Cue cue, Set<String> keys) {
        Statement s = clause.statement();
        int seen = 0;
        int met = 0;
        boolean first = false;
        for (Term t : clause.terms()) {
            if (t.from() >= cue.to() && s.phraseOf(t.from()) == s.phraseOf(cue.from()) && seen < REACH) {
                first |= seen < 1 && keys.contains(t.key());
                seen++;
                met += keys.contains(t.key()) ? 1 : 0;
            }
        }
        return first
                || met > 0 && 2 * met >= seen
                || isMissedHere(s, cue)
                || c.across()
                || (seen == 0
                        && clause.terms().stream()
                                .anyMatch(
                                        t -> keys.contains(t.key()) && s.phraseOf(t.from()) == s.phraseOf(cue.from())));
    }

    /** "One does not": a short clause beside this one that negates it for something else. */
    static boolean isElliptic(Clause best) {
        Statement s = best.statement();
        for (Cue cue : s.cues()) {
            int other = s.partOf(cue.from());
            boolean beside = Math.abs(other - best.index()) == 1;
            long words =
                    s.terms().stream().filter(t -> s.partOf(t.from()) == other).count();
            if (cue.is(CueKind.NOT) && beside && words <= 1) {
                return true;
            }
        }
        return false;
    }

    /** Returns how many negations a part of the claim has. */
    int negations(Part part) {
        int count = 0;
        for (Cue cue : ClaimParts.cues(c.claim(), part)) {
            count += cue.is(CueKind.NOT) ? 1 : 0;
        }
        return count;
    }
}

package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds opposite words before the same object: 击败了红队 against 输给了红队, "surpassed Lind's record" against "equalled Lind's record".
 * The party before them must be known to the sentence too.
 */
final class SameObjectCheck {

    /** Words behind the opposite that count as its object. */
    private static final int OBJECT = 4;

    private final Comparison c;

    SameObjectCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        if (c.across() || c.claim().isHan() != s.isHan() || c.claim().has(CueKind.NOT)) {
            return;
        }
        for (Term mine : c.claim().terms()) {
            if (mine.side() == 0 || mine.name()) {
                continue;
            }
            boolean both = s.terms().stream().anyMatch(t -> t.key().equals(mine.key()) && t.side() == mine.side());
            for (Term theirs : s.terms()) {
                boolean opposite = theirs.key().equals(mine.key()) && theirs.side() == -mine.side();
                if (opposite && !both && isSame(s, mine, theirs)) {
                    c.out()
                            .contradicted(
                                    Kind.OPPOSITE,
                                    mine.text(),
                                    theirs.text(),
                                    "the source says \"" + theirs.text() + "\", the claim \"" + mine.text() + "\"",
                                    "来源说的是“" + theirs.text() + "”，论断说的是“" + mine.text() + "”");
                    return;
                }
            }
        }
    }

    private boolean isSame(Statement s, Term mine, Term theirs) {
        Set<String> said = behind(c.claim(), mine);
        Set<String> shown = behind(s, theirs);
        said.retainAll(shown);
        Set<String> before = before(c.claim(), mine);
        Set<String> known = before(s, theirs);
        c.evidence().topic().forEach(t -> known.addAll(t.keys()));
        int least = s.isHan() ? 2 : 1;
        boolean negated =
                s.cues().stream().anyMatch(q -> q.is(CueKind.NOT) && s.phraseOf(q.from()) == s.phraseOf(theirs.from()));
        boolean passive = isPassive(c.claim(), mine) || isPassive(s, theirs);
        return said.size() >= least && !negated && !passive && before.stream().anyMatch(known::contains);
    }

    /** 被 and "by" turn the parties round. */
    private static boolean isPassive(Statement s, Term verb) {
        for (int i = 0; i < s.tokens().size(); i++) {
            boolean turns =
                    Set.of("被", "by", "遭", "由").contains(s.tokens().get(i).lower());
            if (turns && s.phraseOf(i) == s.phraseOf(verb.from())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> behind(Statement s, Term t) {
        Set<String> out = new HashSet<>();
        s.terms().stream()
                .filter(x -> x.from() >= t.to() && s.phraseOf(x.from()) == s.phraseOf(t.from()) && x.side() == 0)
                .filter(x -> s.isHan() || x.name())
                .limit(s.isHan() ? 3L * OBJECT : OBJECT)
                .forEach(x -> out.add(x.key()));
        return out;
    }

    private static Set<String> before(Statement s, Term t) {
        Set<String> out = new HashSet<>();
        s.terms().stream().filter(x -> x.to() <= t.from() && x.side() == 0).forEach(x -> out.add(x.key()));
        return out;
    }
}

package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.ClaimParts;
import dev.footnote.answer.support.comparison.ClaimParts.Part;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Comparison.Clause;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds a claim that says the opposite of its passage: one of both negates, or uses the opposite word. */
public final class PolarityCheck {
    /** The part of a claim's words that a clause must share before its negation counts. */
    private static final double ENOUGH = 0.45;

    private final Comparison c;
    private final NegationExcuses excuses;
    private final OppositeWords opposites;
    private final Denials denials;

    /** Creates a check of one claim. */
    public PolarityCheck(Comparison comparison, Set<String> settled) {
        this.c = comparison;
        this.excuses = new NegationExcuses(comparison);
        this.opposites = new OppositeWords(comparison, settled);
        this.denials = new Denials(comparison);
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        for (Part part : ClaimParts.of(c.claim())) {
            check(part);
        }
    }

    private void check(Part part) {
        List<Term> words = ClaimParts.terms(c.claim(), part);
        Clause best = c.best(words);
        if (best != null && denials.isDirectlyDenied(part, words)) {
            negation(part, best, 0);
            return;
        }
        if (best == null || words.isEmpty()) {
            return;
        }
        int answer = answer(best.statement());
        if (answer != 0) {
            boolean denied = denials.negations(part) % 2 == 1;
            if (denied != (answer < 0) && best.weight() >= ENOUGH * c.weight(words)) {
                negation(part, best, denials.negations(part));
            }
            return;
        }
        Clause denial = denials.plainDenial(part, words);
        if (denial != null) {
            negation(part, denial, 0);
            return;
        }
        double whole = c.weight(words);
        boolean near = best.weight() >= ENOUGH * whole
                || (c.across() && c.evidence().quoted().size() == 1);
        Term flip = opposites.flip(words, best);
        flip = flip == null ? opposites.flipBehind(words, best) : flip;
        int said = denials.negations(part);
        int shown = denials.shown(best, words);
        boolean odd = (said + shown + (flip == null ? 0 : 1)) % 2 == 1;
        if (!odd) {
            exception(part, best);
            return;
        }
        if (agreesElsewhere(words, best, said)) {
            return;
        }
        if (flip != null && (best.weight() >= 0.3 * whole || c.across())) {
            if (!excuses.isExcused(part, best, true)) {
                opposite(flip, best);
            }
        } else if (flip == null
                && near
                && !excuses.isExcused(part, best, false)
                && !(said > shown && isOfAnother(part))) {
            negation(part, best, said);
        }
    }

    /** The claim says of the exception what the passage says of all the others. */
    private void exception(Part part, Clause best) {
        boolean bounded = c.claim().quantities().stream().anyMatch(q -> q.bound() != Quantity.Bound.EXACT);
        boolean plain = ClaimParts.cues(c.claim(), part).stream()
                .noneMatch(x -> x.is(CueKind.EXCEPT) || x.is(CueKind.NOT) || x.is(CueKind.NOT_NEGATION));
        Set<String> keys = new HashSet<>();
        ClaimParts.terms(c.claim(), part).stream()
                .filter(t -> t.from() < part.from() + 4)
                .forEach(t -> keys.add(t.key()));
        for (Cue cue : best.statement().cues()) {
            Statement s = best.statement();
            List<Term> excepted = s.terms().stream()
                    .filter(t -> s.phraseOf(t.from()) == s.phraseOf(cue.from()) && t.from() < cue.from())
                    .toList();
            long met = excepted.stream().filter(t -> keys.contains(t.key())).count();
            boolean inside = cue.is(CueKind.EXCEPT)
                    && 2 * met >= excepted.size()
                    && cue.text().endsWith("外")
                    && s.terms().stream()
                            .anyMatch(t -> s.phraseOf(t.from()) == s.phraseOf(cue.from())
                                    && t.from() < cue.from()
                                    && keys.contains(t.key()));
            if (inside && plain && !bounded && best.index() != s.partOf(cue.from())) {
                c.out()
                        .contradicted(
                                Kind.CONDITION,
                                c.claim().text(part.from(), part.to()),
                                s.text(),
                                "the source excepts this",
                                "来源把这一项除外了");
                return;
            }
        }
    }

    /** The claim denies a word that no quoted sentence has, or gives a number that it worked out of others: nothing to compare. */
    private boolean isOfAnother(Part part) {
        if (c.across()) {
            return false;
        }
        boolean derived = c.claim().quantities().stream()
                .anyMatch(q -> q.form() == Quantity.Form.NUMBER
                        && part.has(q.from())
                        && c.out().all().stream().noneMatch(r -> r.claimPart().equals(q.text()))
                        && c.evidence().quoted().stream()
                                .flatMap(s -> s.quantities().stream())
                                .noneMatch(q::sameAmount));
        if (derived) {
            return true;
        }
        for (Cue cue : ClaimParts.cues(c.claim(), part)) {
            if (!cue.is(CueKind.NOT)) {
                continue;
            }
            Term denied = c.claim().terms().stream()
                    .filter(t -> t.from() >= cue.to() && part.has(t.from()))
                    .findFirst()
                    .orElse(null);
            boolean met = denied == null
                    || c.claim().isHan() && shareHan(denied.text())
                    || c.evidence().quoted().stream().anyMatch(s -> s.keys().contains(denied.key()))
                    || c.evidence().contextHas(denied.key());
            if (met) {
                return false;
            }
        }
        return true;
    }

    private boolean shareHan(String word) {
        return word.codePoints()
                .anyMatch(cp ->
                        c.evidence().quoted().stream().anyMatch(s -> s.text().indexOf(cp) >= 0));
    }

    private void opposite(Term flip, Clause best) {
        String other = best.terms().stream()
                .filter(t -> t.key().equals(flip.key()))
                .map(Term::text)
                .findFirst()
                .orElse("");
        c.out()
                .contradicted(
                        Kind.OPPOSITE,
                        flip.text(),
                        other,
                        "the source says \"" + other + "\", the claim \"" + flip.text() + "\"",
                        "来源说的是“" + other + "”，论断说的是“" + flip.text() + "”");
    }

    private void negation(Part part, Clause best, int said) {
        boolean claim = said % 2 == 1;
        String words = c.claim().text(part.from(), part.to());
        c.out()
                .contradicted(
                        Kind.NEGATION,
                        words,
                        best.text(),
                        claim
                                ? "the claim denies what the source says: \"" + best.text() + "\""
                                : "the source denies what the claim says: \"" + best.text() + "\"",
                        claim ? "论断否定了来源所说的：“" + best.text() + "”" : "来源否定了论断所说的：“" + best.text() + "”");
    }

    /** 1 if the quoted sentence is a question that the next one answers with yes, -1 if with no, else 0. */
    private int answer(Statement s) {
        List<Statement> all = c.evidence().quoted();
        int at = all.indexOf(s);
        String text = s.text().strip();
        boolean asks = text.endsWith("?") || text.endsWith("？");
        if (!asks || at < 0 || at + 1 >= all.size()) {
            return 0;
        }
        String next = all.get(at + 1).text().strip();
        boolean no = next.startsWith("No.")
                || next.startsWith("No,")
                || next.startsWith("不是")
                || next.startsWith("不会")
                || next.startsWith("不能");
        boolean yes = next.startsWith("Yes") || next.startsWith("是的") || next.startsWith("可以") || next.startsWith("会的");
        return no ? -1 : yes ? 1 : 0;
    }

    /** Another clause says the same with the other sign, so that nothing can be told. */
    private boolean agreesElsewhere(List<Term> words, Clause best, int said) {
        for (Clause clause : c.clauses(words)) {
            boolean same = clause.statement() == best.statement() && clause.index() == best.index();
            boolean odd =
                    (said + denials.shown(clause, words) + (opposites.flip(words, clause) == null ? 0 : 1)) % 2 == 1;
            if (!same && clause.weight() >= 0.75 * best.weight() && !odd) {
                return true;
            }
        }
        return Denials.isElliptic(best);
    }
}

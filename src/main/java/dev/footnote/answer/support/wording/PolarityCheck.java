package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Lexicon;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.ClaimParts;
import dev.footnote.answer.support.comparison.ClaimParts.Part;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Comparison.Clause;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a claim that says the opposite of its passage: one of both negates, or uses the opposite word. */
public final class PolarityCheck {

    /** Words after a negation that it turns round. */
    private static final int REACH = 4;

    /** The part of a claim's words that a clause must share before its negation counts. */
    private static final double ENOUGH = 0.45;

    private final Comparison c;
    private final NegationExcuses excuses;
    private final Set<String> settled;

    /** Creates a check of one claim. */
    public PolarityCheck(Comparison comparison, Set<String> settled) {
        this.c = comparison;
        this.excuses = new NegationExcuses(comparison);
        this.settled = settled;
    }

    /** Adds what speaks against the claim to the findings. */
    public void run() {
        for (Part part : ClaimParts.of(c.claim())) {
            check(part);
        }
    }

    /** The clause that denies just what the claim says, wherever its subject stands: "Ann, who ..., had no part in the analysis". */
    private @Nullable Clause plainDenial(Part part, List<Term> words) {
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
    private boolean isDirectlyDenied(Part part, List<Term> words) {
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

    private void check(Part part) {
        List<Term> words = ClaimParts.terms(c.claim(), part);
        Clause best = c.best(words);
        if (best != null && isDirectlyDenied(part, words)) {
            negation(part, best, 0);
            return;
        }
        if (best == null || words.isEmpty()) {
            return;
        }
        int answer = answer(best.statement());
        if (answer != 0) {
            boolean denied = negations(part) % 2 == 1;
            if (denied != (answer < 0) && best.weight() >= ENOUGH * c.weight(words)) {
                negation(part, best, negations(part));
            }
            return;
        }
        Clause denial = plainDenial(part, words);
        if (denial != null) {
            negation(part, denial, 0);
            return;
        }
        double whole = c.weight(words);
        boolean near = best.weight() >= ENOUGH * whole
                || (c.across() && c.evidence().quoted().size() == 1);
        Term flip = flip(words, best);
        flip = flip == null ? flipBehind(words, best) : flip;
        int said = negations(part);
        int shown = shown(best, words);
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

    /** A word of the claim whose opposite, and only that, stands in the clause. */
    private @Nullable Term flip(List<Term> words, Clause best) {
        Map<String, Integer> sides = new HashMap<>();
        best.terms().stream()
                .filter(t -> t.side() != 0 && !(c.across() && t.text().length() == 1))
                .forEach(t -> sides.merge(t.key(), t.side(), (a, b) -> a.equals(b) ? a : 0));
        Map<String, Integer> mine = new HashMap<>();
        words.stream()
                .filter(t -> t.side() != 0)
                .forEach(t -> mine.merge(t.key(), t.side(), (a, b) -> a.equals(b) ? a : 0));
        for (Term t : words) {
            int there = sides.getOrDefault(t.key(), 0);
            if (t.side() != 0
                    && there == -t.side()
                    && !Lexicon.isConverse(t.key())
                    && mine.getOrDefault(t.key(), 0) != 0
                    && !settled.contains(t.key())
                    && !t.name()) {
                return t;
            }
        }
        return null;
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

    /** 被捕后，他一直保持沉默: the next stretch goes on about the same one, where a pronoun or no name opens it. */
    private @Nullable Term flipBehind(List<Term> words, Clause best) {
        Statement s = best.statement();
        List<Term> next = s.terms().stream()
                .filter(t -> s.phraseOf(t.from()) == best.index() + 1)
                .toList();
        boolean goesOn = c.claim().isHan()
                && !c.across()
                && !next.isEmpty()
                && next.get(0).from() > 0
                && GOES_ON.contains(
                        s.tokens().get(phraseStart(s, best.index() + 1)).text());
        if (!goesOn) {
            return null;
        }
        for (Term t : words) {
            boolean turned = t.side() != 0
                    && !Lexicon.isConverse(t.key())
                    && next.stream().anyMatch(x -> x.key().equals(t.key()) && x.side() == -t.side())
                    && next.stream().noneMatch(x -> x.key().equals(t.key()) && x.side() == t.side());
            if (turned) {
                return t;
            }
        }
        return null;
    }

    /** First characters of a stretch that has the subject of the one before it. */
    private static final String GOES_ON = "他她它其仍一并但却后均则都并";

    private static int phraseStart(Statement s, int phrase) {
        int i = 0;
        while (i + 1 < s.tokens().size()
                && (s.phraseOf(i) < phrase || "，,、；;".contains(s.tokens().get(i).text()))) {
            i++;
        }
        return i;
    }

    private int negations(Part part) {
        int count = 0;
        for (Cue cue : ClaimParts.cues(c.claim(), part)) {
            count += cue.is(CueKind.NOT) ? 1 : 0;
        }
        return count;
    }

    /** Negations of the clause that reach a word which the claim has too. */
    private int shown(Clause best, List<Term> words) {
        Set<String> keys = new HashSet<>();
        words.forEach(t -> keys.add(t.key()));
        int count = 0;
        for (Cue cue : best.statement().cues()) {
            boolean here = cue.is(CueKind.NOT) && best.has(cue.from()) && reaches(best, cue, keys);
            count += here && (c.across() || isMainPhrase(best, cue, keys)) ? 1 : 0;
        }
        return count;
    }

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

    /** Another clause says the same with the other sign, so that nothing can be told. */
    private boolean agreesElsewhere(List<Term> words, Clause best, int said) {
        for (Clause clause : c.clauses(words)) {
            boolean same = clause.statement() == best.statement() && clause.index() == best.index();
            boolean odd = (said + shown(clause, words) + (flip(words, clause) == null ? 0 : 1)) % 2 == 1;
            if (!same && clause.weight() >= 0.75 * best.weight() && !odd) {
                return true;
            }
        }
        return isElliptic(best);
    }

    /** "One does not": a short clause beside this one that negates it for something else. */
    private static boolean isElliptic(Clause best) {
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
}

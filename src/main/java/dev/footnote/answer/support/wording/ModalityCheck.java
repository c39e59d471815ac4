package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.ClaimParts;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Comparison.Clause;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds hedges and advice of the passage that the claim leaves out, and, in classes of their own, conditions and speakers. */
public final class ModalityCheck {

    private static final Set<CueKind> HEDGES =
            EnumSet.of(CueKind.POSSIBLE, CueKind.ABILITY, CueKind.PROBABLE, CueKind.PLANNED, CueKind.SEEMING);

    private final Comparison c;
    private Set<String> keys = Set.of();

    /** Creates a check of one claim. */
    public ModalityCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        for (ClaimParts.Part part : ClaimParts.of(c.claim())) {
            List<Term> words = ClaimParts.terms(c.claim(), part);
            keys = new HashSet<>();
            words.forEach(t -> keys.add(t.key()));
            run(c.best(words));
        }
    }

    private void run(@Nullable Clause best) {
        ConditionCheck conditions = new ConditionCheck(c, keys);
        AttributionCheck attributions = new AttributionCheck(c, keys);
        for (Statement s : c.evidence().quoted()) {
            boolean here = c.across() ? c.evidence().quoted().size() == 1 : best != null && best.statement() == s;
            if (here) {
                hedge(s, best);
                conditions.condition(s, best);
                conditions.demand(s);
                advice(s);
                attributions.speaker(s);
                attributions.firstPerson(s, best);
            }
        }
    }

    private void hedge(Statement s, @Nullable Clause best) {
        Cue cue = s.cues().stream()
                .filter(x -> HEDGES.stream().anyMatch(x::is)
                        && isNear(s, x)
                        && !isNoHedge(s, x)
                        && !isOfOtherFigure(s, x)
                        && (!isCan(s, x) || isCanOfClaim(s, x))
                        && (s.isHan() && !isSaidElsewhere(s, x, best)
                                || !s.isHan() && (best == null || best.has(x.from()) || isOfSameVerb(s, x))))
                .findFirst()
                .orElse(null);
        boolean sure = !hasAny(
                EnumSet.of(CueKind.POSSIBLE, CueKind.PROBABLE, CueKind.PLANNED, CueKind.SEEMING, CueKind.SHOULD));
        boolean able = has(CueKind.ABILITY) && (cue == null || !isHanPossible(cue));
        if (cue == null || !sure || able) {
            return;
        }
        boolean attributed = hasAny(EnumSet.of(CueKind.ATTRIBUTION, CueKind.OPINION));
        boolean ability = cue.is(CueKind.POSSIBLE) || cue.is(CueKind.ABILITY);
        boolean limit = !isHanPossible(cue)
                && s.first(EnumSet.of(CueKind.AT_MOST, CueKind.ONLY, CueKind.CONDITION)) != null
                && hasAny(EnumSet.of(CueKind.AT_MOST, CueKind.ONLY, CueKind.NOT));
        boolean allowed = ability
                && (limit
                        || deniesItself(cue)
                        || has(CueKind.MUST) && s.has(CueKind.NOT)
                        || saysAllowed()
                        || !isHanPossible(cue) && !cue.is(CueKind.POSSIBLE) && saysAble()
                        || has(CueKind.CONDITION));
        boolean willed = cue.is(CueKind.PLANNED)
                && (saysWanted() || saysPutOff() || has(CueKind.CONDITION) && s.has(CueKind.CONDITION));
        if (allowed || willed || attributed && !ability || c.claim().has(CueKind.NOT_ALL)) {
            return;
        }
        c.out()
                .missing(
                        Kind.HEDGE,
                        "",
                        cue.text(),
                        "the source says \"" + cue.text() + "\", the claim states it as certain",
                        "来源说的是“" + cue.text() + "”，论断说得很肯定");
    }

    /** Where words cannot be compared: the claim's date or number stands in another stretch than the word of doubt. */
    private boolean isOfOtherFigure(Statement s, Cue cue) {
        if (!c.across()) {
            return false;
        }
        List<Integer> phrases = new ArrayList<>();
        s.dates().stream()
                .filter(d -> c.claim().dates().stream().anyMatch(x -> x.isGivenBy(d)))
                .forEach(d -> phrases.add(s.phraseOf(d.from())));
        s.quantities().stream()
                .filter(q -> c.claim().quantities().stream().anyMatch(q::sameAmount))
                .forEach(q -> phrases.add(s.phraseOf(q.from())));
        return !phrases.isEmpty() && !phrases.contains(s.phraseOf(cue.from()));
    }

    /** "Could not", "perhaps even more", and "hoping to create" where the claim speaks of no creating: no doubt about what the claim says. */
    private boolean isNoHedge(Statement s, Cue cue) {
        if (s.isHan()) {
            return false;
        }
        String next = cue.to() < s.tokens().size() ? s.tokens().get(cue.to()).lower() : "";
        String word = cue.text().toLowerCase(java.util.Locale.ROOT);
        String before = cue.from() > 0 ? s.tokens().get(cue.from() - 1).lower() : "";
        boolean denied = word.equals("could") && (next.equals("not") || next.equals("n't"));
        boolean month = word.equals("may") && isMonth(s, cue);
        boolean noun = NOUNS.contains(word) && !next.equals("to") && DETERMINERS.contains(before);
        boolean due = DUE.contains(word) && has(CueKind.WILL);
        boolean even = DEGREES.contains(next) && (word.equals("perhaps") || word.equals("possibly"));
        boolean aside = word.contains("ing ")
                && !c.across()
                && s.terms().stream()
                        .filter(t -> t.from() >= cue.to())
                        .findFirst()
                        .filter(t -> !keys.contains(t.key()))
                        .isPresent();
        return denied || even || aside || month || noun || due || isOfOtherWord(s, cue);
    }

    /** "In May", "May 30", "May's election". */
    private static boolean isMonth(Statement s, Cue cue) {
        String next = cue.to() < s.tokens().size() ? s.tokens().get(cue.to()).lower() : "";
        boolean dated = s.dates().stream().anyMatch(d -> d.from() <= cue.from() && cue.from() < d.to());
        boolean capital = cue.from() > 0 && s.tokens().get(cue.from()).startsUpper();
        return dated || capital || next.equals("'s") || !next.isEmpty() && Character.isDigit(next.charAt(0));
    }

    /** "Possibly deceptive practices": the doubt is of the next word alone, and the claim does not have it. */
    private boolean isOfOtherWord(Statement s, Cue cue) {
        return ADVERBS.contains(cue.text().toLowerCase(java.util.Locale.ROOT))
                && !c.across()
                && s.terms().stream()
                        .anyMatch(t -> t.from() == cue.to()
                                && !t.name()
                                && !t.text().endsWith("ed")
                                && !Character.isDigit(t.text().charAt(0))
                                && !keys.contains(t.key()));
    }

    /** Words of doubt that stand right before what is doubted. */
    private static final Set<String> ADVERBS =
            Set.of("possibly", "potentially", "perhaps", "allegedly", "reportedly", "supposedly", "so-called");

    /** Words that are a plan as a noun and planning as a verb. */
    private static final Set<String> NOUNS = Set.of("plan", "plans", "aim", "aims", "forecast", "promise", "pledge");

    private static final Set<String> DETERMINERS = Set.of(
            "no", "the", "a", "their", "his", "her", "its", "our", "any", "of", "these", "those", "this", "such", "and",
            "new");

    /** What is due to happen will happen, as far as anybody can say. */
    private static final Set<String> DUE = Set.of("set to", "scheduled to", "scheduled for", "due to open");

    private static final Set<String> DEGREES = Set.of("even", "more", "most", "best", "the");

    /** True if another stretch of a Chinese sentence says nearly all that the claim does, without the word of doubt. */
    private boolean isSaidElsewhere(Statement s, Cue cue, @Nullable Clause best) {
        return best != null
                && best.statement().equals(s)
                && s.phraseOf(cue.from()) > best.index()
                && best.weight() >= ALL_BUT * c.weight(c.claim().terms());
    }

    private static final double ALL_BUT = 0.75;

    private static boolean isCan(Statement s, Cue cue) {
        return !s.isHan() && (cue.text().equalsIgnoreCase("can") || cue.text().equalsIgnoreCase("able to"));
    }

    /** "can cause": the claim has the verb behind "can", and no "before you can" stands there. */
    private boolean isCanOfClaim(Statement s, Cue cue) {
        Term verb = s.terms().stream()
                .filter(t -> t.from() >= cue.to() && s.phraseOf(t.from()) == s.phraseOf(cue.from()))
                .findFirst()
                .orElse(null);
        boolean opened = false;
        for (int i = Math.max(0, cue.from() - 3); i < cue.from(); i++) {
            opened |= Set.of("before", "so", "that", "if", "when", "until")
                    .contains(s.tokens().get(i).lower());
        }
        return verb == null || !opened && keys.contains(verb.key());
    }

    /** True if the claim has the two words behind the cue: "may strike alone". */
    private boolean isOfSameVerb(Statement s, Cue cue) {
        List<Term> behind = s.terms().stream()
                .filter(t -> t.from() >= cue.to() && s.phraseOf(t.from()) == s.phraseOf(cue.from()))
                .limit(2)
                .toList();
        return behind.size() == 2 && behind.stream().allMatch(t -> keys.contains(t.key()));
    }

    /** 可能 is a doubt, 能 and 可以 are none. */
    private static boolean isHanPossible(Cue cue) {
        return cue.text().contains("可能")
                || cue.text().equals("或许")
                || cue.text().equals("也许");
    }

    /** 会, 用来: ability in other words, where the passage has 可 or 可以. */
    private boolean saysAble() {
        return c.claim().tokens().stream().anyMatch(t -> t.is("会") || t.is("能") || t.is("用"));
    }

    /** A word of permission or ability in the claim stands for "may" and "can". */
    private boolean saysAllowed() {
        return c.claim().tokens().stream()
                .anyMatch(t -> Set.of(
                                        "allowed",
                                        "permitted",
                                        "possible",
                                        "able",
                                        "allows",
                                        "lets",
                                        "permits",
                                        "capable",
                                        "option",
                                        "optional",
                                        "right",
                                        "entitled",
                                        "free",
                                        "mode",
                                        "许",
                                        "允",
                                        "容",
                                        "suitable",
                                        "compatible")
                                .contains(t.lower())
                        || t.lower().endsWith("able"));
    }

    /** "Opened two years late": what became of the plan is told. */
    private boolean saysPutOff() {
        String said = c.claim().text().toLowerCase(java.util.Locale.ROOT);
        return List.of(
                        "推迟",
                        "延期",
                        "延后",
                        "延迟",
                        "晚了",
                        "原计划",
                        "delayed",
                        "postponed",
                        "later than planned",
                        "behind schedule")
                .stream()
                .anyMatch(said::contains);
    }

    private boolean saysWanted() {
        return c.claim().tokens().stream()
                .anyMatch(t -> Set.of(
                                "plan",
                                "plans",
                                "planned",
                                "wants",
                                "wish",
                                "goal",
                                "aim",
                                "intention",
                                "wishes",
                                "hope",
                                "hopes",
                                "hoped",
                                "hoping",
                                "seeks",
                                "anticipated",
                                "guidance",
                                "outlook",
                                "preparing",
                                "prepares",
                                "要",
                                "想",
                                "欲")
                        .contains(t.lower()));
    }

    /** A negation of what the claim says, and not of a thing in it: "a plot that has not been dug" denies nothing. */
    private boolean deniesItself(Cue hedge) {
        boolean doubt = DOUBTS.contains(hedge.text().toLowerCase(java.util.Locale.ROOT));
        return c.claim().cues().stream()
                .filter(x -> x.is(CueKind.NOT))
                .anyMatch(x -> c.claim().isHan() || !doubt && !isRelative(x));
    }

    private static final Set<String> DOUBTS = Set.of("might", "could", "possibly", "perhaps", "maybe");

    private boolean isRelative(Cue cue) {
        for (int i = Math.max(0, cue.from() - 3); i < cue.from(); i++) {
            if (Set.of("that", "which", "who")
                    .contains(c.claim().tokens().get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    private boolean has(CueKind kind) {
        return c.claim().has(kind);
    }

    private boolean hasAny(Set<CueKind> kinds) {
        return c.claim().first(kinds) != null;
    }

    /** True if the words round the cue, in its phrase, are among those of the claim. */
    private boolean isNear(Statement s, Cue cue) {
        if (c.across()) {
            return true;
        }
        int after = 0;
        for (Term t : s.terms()) {
            boolean same = s.phraseOf(t.from()) == s.phraseOf(cue.from());
            if (same && t.from() >= cue.from() && after < 3) {
                after++;
                if (keys.contains(t.key())) {
                    return true;
                }
            }
        }
        boolean none = after == 0;
        return s.terms().stream()
                .anyMatch(t -> keys.contains(t.key())
                        && s.clauseOf(t.from()) == s.clauseOf(cue.from())
                        && (none || s.isHan())
                        && s.phraseOf(t.from()) == s.phraseOf(cue.from()));
    }

    /** The passage advises, the claim says that one must. */
    private void advice(Statement s) {
        Cue advice = s.first(CueKind.SHOULD);
        boolean must = has(CueKind.MUST) && !has(CueKind.SHOULD) && !has(CueKind.NOT);
        if (advice != null && must && !s.has(CueKind.MUST) && isNear(s, advice)) {
            c.out()
                    .missing(
                            Kind.HEDGE,
                            "",
                            advice.text(),
                            "the source advises it (\"" + advice.text() + "\"), the claim says that it must be so",
                            "来源只是建议（“" + advice.text() + "”），论断说成必须");
        }
    }
}

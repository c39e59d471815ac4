package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Comparison.Clause;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds conditions and demands of the passage that the claim leaves out. */
final class ConditionCheck {

    private static final int LONG_SENTENCE = 26;

    private final Comparison c;

    /** Families of the words of the part of the claim that is compared. */
    private final Set<String> keys;

    ConditionCheck(Comparison comparison, Set<String> keys) {
        this.c = comparison;
        this.keys = keys;
    }

    /** The first condition of the sentence, unless the claim's words stand far from it in a long sentence. */
    private @Nullable Cue nearest(Statement s, Clause best) {
        for (Cue cue : s.cues()) {
            boolean same = s.isHan() || s.tokens().size() < LONG_SENTENCE || best.has(cue.from());
            boolean bracket = cue.from() > 0 && s.tokens().get(cue.from() - 1).is("(");
            if (cue.is(CueKind.CONDITION) && same && !bracket && isNearby(s, cue) && !isOfOtherVerb(s, cue)) {
                return cue;
            }
        }
        return null;
    }

    /** "It fills eleven boxes and was printed only after a lawsuit": behind "and" the condition is of the second verb. */
    private boolean isOfOtherVerb(Statement s, Cue cue) {
        int phrase = s.phraseOf(cue.from());
        int first = cue.from();
        while (first > 0 && s.phraseOf(first - 1) == phrase) {
            first--;
        }
        boolean and = s.tokens().get(first).is("and");
        boolean behind = s.terms().stream().anyMatch(t -> s.phraseOf(t.from()) == phrase && keys.contains(t.key()));
        long before = s.terms().stream()
                .filter(t -> s.phraseOf(t.from()) < phrase && keys.contains(t.key()))
                .count();
        return !s.isHan() && and && !behind && before > 1;
    }

    /** In a long sentence a condition is of the phrases beside it. */
    private boolean isNearby(Statement s, Cue cue) {
        if (s.isHan() || s.tokens().size() < LONG_SENTENCE) {
            return true;
        }
        return s.terms().stream()
                .anyMatch(t -> Math.abs(s.phraseOf(t.from()) - s.phraseOf(cue.from())) <= 1
                        && Math.abs(t.from() - cue.from()) < 12
                        && keys.contains(t.key()));
    }

    void condition(Statement s, @Nullable Clause best) {
        Cue cue = best == null ? s.first(CueKind.CONDITION) : nearest(s, best);
        cue = cue == null ? asksFirst(s) : cue;
        long nots = c.claim().cues().stream().filter(x -> x.is(CueKind.NOT)).count();
        if (cue == null
                || nots > 1
                || hasAny(EnumSet.of(CueKind.CONDITION, CueKind.EXCEPT, CueKind.ONLY))
                || saysGiven()
                || cue.text().contains("先")
                        && (c.claim().text().contains("先") || c.claim().text().contains("前"))
                || has(CueKind.NOT)
                        && cue.text().toLowerCase(java.util.Locale.ROOT).startsWith("only")) {
            return;
        }
        Set<String> inside = conditionWords(s, cue);
        long known = inside.stream().filter(keys::contains).count();
        long outside = s.terms().stream()
                .filter(t -> !inside.contains(t.key()) && keys.contains(t.key()))
                .count();
        int start = cue.from();
        boolean figures = s.quantities().stream()
                .anyMatch(q -> (s.isHan() || q.from() >= start)
                        && s.phraseOf(q.from()) == s.phraseOf(start)
                        && c.claim().quantities().stream().anyMatch(x -> x.sameAmount(q) && x.bound() == q.bound()));
        boolean kept =
                figures && outside > 0 || !inside.isEmpty() && known * 2 > inside.size() && outside > 0 && !isIf(cue);
        boolean met = cue.text().equalsIgnoreCase("if") && !inside.isEmpty() && known == inside.size();
        kept |= (met || hasCode(s, cue) || isRuledOut(cue, known, inside.size())) && outside > 0;
        boolean bears = outside > 0 || known > 0 || c.across();
        if (!kept && bears && !isOnlyTopic(s)) {
            c.out()
                    .missing(
                            Kind.CONDITION,
                            "",
                            cue.text(),
                            "the source makes a condition (\"" + cue.text() + " ...\") that the claim leaves out",
                            "来源有条件（“" + cue.text() + "”），论断没有写");
        }
    }

    /** "Given a subsidy", "with the owner's consent": the claim makes a condition in other words. */
    private boolean saysGiven() {
        List<Token> tokens = c.claim().tokens();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean opens = i == 0
                    || tokens.get(i - 1).kind() != Token.Kind.WORD
                    || tokens.get(i - 1).is("that")
                    || tokens.get(i - 1).is("and");
            boolean given = (tokens.get(i).is("given") || tokens.get(i).is("granted"))
                    && GIVEN.contains(tokens.get(i + 1).lower());
            boolean avoided = (tokens.get(i).is("which")
                            || tokens.get(i).is("that")
                            || tokens.get(i).is("who"))
                    && AVOIDS.contains(tokens.get(i + 1).lower());
            if (opens && given || avoided) {
                return true;
            }
        }
        return false;
    }

    private static final Set<String> GIVEN = Set.of("a", "an", "the", "enough", "sufficient", "such", "this", "that");

    private static final Set<String> AVOIDS =
            Set.of("avoid", "avoids", "lack", "lacks", "need", "needs", "meet", "meets");

    /** "Unless they use macros" against "without macros": the claim denies what "unless" would bring. */
    private boolean isRuledOut(Cue cue, long known, int all) {
        boolean unless = cue.text().equalsIgnoreCase("unless") || cue.text().equals("除非");
        return unless
                && all > 0
                && 2 * known >= all
                && (has(CueKind.NOT)
                        || c.claim().tokens().stream()
                                .anyMatch(t -> t.is("without") || t.is("avoid") || t.is("avoids") || t.is("avoiding")));
    }

    /** 若显示"E3": the claim has the sign that the condition names. */
    private boolean hasCode(Statement s, Cue cue) {
        for (int i = cue.to(); i < s.tokens().size() && s.phraseOf(i) == s.phraseOf(cue.from()); i++) {
            String word = s.tokens().get(i).text();
            boolean code = word.chars().anyMatch(Character::isDigit)
                    && word.chars().anyMatch(ch -> ch < 0x80 && Character.isLetter(ch));
            if (code && c.claim().tokens().stream().anyMatch(t -> t.is(word.toLowerCase(java.util.Locale.ROOT)))) {
                return true;
            }
        }
        return false;
    }

    /** "Ask the dealer before ...": an instruction that makes a condition. */
    private static @Nullable Cue asksFirst(Statement s) {
        boolean asks = !s.tokens().isEmpty()
                && Set.of("ask", "consult", "check", "contact", "obtain", "seek")
                        .contains(s.tokens().get(0).lower());
        for (int i = 1; asks && i < s.tokens().size(); i++) {
            if (s.tokens().get(i).is("before") || s.tokens().get(i).is("first")) {
                return new Cue(
                        Set.of(CueKind.CONDITION),
                        i,
                        i + 1,
                        s.text(0, 1) + " ... " + s.tokens().get(i).text());
            }
        }
        return null;
    }

    private static boolean isIf(Cue cue) {
        return Set.of("if", "unless", "如果", "若", "要是", "除非", "倘若")
                .contains(cue.text().toLowerCase(java.util.Locale.ROOT));
    }

    private boolean isOnlyTopic(Statement s) {
        return !c.across()
                && s.terms().stream().filter(t -> keys.contains(t.key())).allMatch(Term::name);
    }

    private static Set<String> conditionWords(Statement s, Cue cue) {
        Set<String> out = new HashSet<>();
        for (Term t : s.terms()) {
            boolean same = s.phraseOf(t.from()) == s.phraseOf(cue.from());
            if (same && (t.from() >= cue.from() || s.isHan())) {
                out.add(t.key());
            }
        }
        return out;
    }

    /** The passage demands something, the claim says that it is free to all. */
    void demand(Statement s) {
        Cue must = s.first(CueKind.MUST);
        boolean free = c.claim().has(CueKind.ABILITY)
                && !hasAny(EnumSet.of(
                        CueKind.MUST, CueKind.CONDITION, CueKind.ONLY, CueKind.EXCEPT, CueKind.NOT, CueKind.SHOULD));
        boolean can = s.tokens().stream().anyMatch(t -> t.is("can") || t.is("could"));
        if (must != null && free && !can && !c.across() && s.terms().stream().anyMatch(t -> !keys.contains(t.key()))) {
            c.out()
                    .missing(
                            Kind.CONDITION,
                            "",
                            must.text(),
                            "the source demands something (\"" + must.text() + "\") that the claim leaves out",
                            "来源有要求（“" + must.text() + "”），论断没有写");
        }
    }

    private boolean has(CueKind kind) {
        return c.claim().has(kind);
    }

    private boolean hasAny(Set<CueKind> kinds) {
        return c.claim().first(kinds) != null;
    }
}

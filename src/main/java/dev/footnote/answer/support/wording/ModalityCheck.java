package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.ClaimParts;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Comparison.Clause;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds hedges, conditions and speakers of the passage that the claim leaves out. */
public final class ModalityCheck {

    private static final Set<CueKind> HEDGES =
            EnumSet.of(CueKind.POSSIBLE, CueKind.ABILITY, CueKind.PROBABLE, CueKind.PLANNED, CueKind.SEEMING);
    private static final Set<CueKind> SPEAKERS = EnumSet.of(CueKind.ATTRIBUTION, CueKind.OPINION, CueKind.SEEMING);

    /** In longer quotations one sentence says by itself what another one says of somebody. */
    private static final int FEW_SENTENCES = 3;

    private static final int LONG_SENTENCE = 26;

    private final Comparison c;
    private Set<String> keys = Set.of();

    /** Creates a check of one claim. */
    public ModalityCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim to the findings. */
    public void run() {
        for (ClaimParts.Part part : ClaimParts.of(c.claim())) {
            List<Term> words = ClaimParts.terms(c.claim(), part);
            keys = new HashSet<>();
            words.forEach(t -> keys.add(t.key()));
            run(c.best(words));
        }
    }

    private void run(@Nullable Clause best) {
        for (Statement s : c.evidence().quoted()) {
            boolean here = c.across() ? c.evidence().quoted().size() == 1 : best != null && best.statement() == s;
            if (here) {
                hedge(s, best);
                condition(s, best);
                demand(s);
                advice(s);
                speaker(s);
                firstPerson(s, best);
            }
        }
    }

    private void hedge(Statement s, @Nullable Clause best) {
        Cue cue = s.cues().stream()
                .filter(x -> HEDGES.stream().anyMatch(x::is)
                        && isNear(s, x)
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
                        || has(CueKind.NOT)
                        || has(CueKind.MUST) && s.has(CueKind.NOT)
                        || saysAllowed()
                        || !isHanPossible(cue) && !cue.is(CueKind.POSSIBLE) && saysAble()
                        || has(CueKind.CONDITION));
        boolean willed = cue.is(CueKind.PLANNED) && (saysWanted() || saysPutOff());
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
                                "seeks",
                                "要",
                                "想",
                                "欲")
                        .contains(t.lower()));
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

    private void condition(Statement s, @Nullable Clause best) {
        Cue cue = best == null ? s.first(CueKind.CONDITION) : nearest(s, best);
        cue = cue == null ? asksFirst(s) : cue;
        long nots = c.claim().cues().stream().filter(x -> x.is(CueKind.NOT)).count();
        if (cue == null
                || nots > 1
                || hasAny(EnumSet.of(CueKind.CONDITION, CueKind.EXCEPT, CueKind.ONLY))
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
                .anyMatch(q -> q.from() >= start
                        && s.phraseOf(q.from()) == s.phraseOf(start)
                        && c.claim().quantities().stream().anyMatch(x -> x.sameAmount(q) && x.bound() == q.bound()));
        boolean kept =
                figures && outside > 0 || !inside.isEmpty() && known * 2 > inside.size() && outside > 0 && !isIf(cue);
        boolean met = cue.text().equalsIgnoreCase("if") && !inside.isEmpty() && known == inside.size();
        kept |= met && outside > 0;
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
    private void demand(Statement s) {
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

    private void speaker(Statement s) {
        if (c.evidence().quoted().size() > FEW_SENTENCES || hasAny(SPEAKERS) || saysView()) {
            return;
        }
        for (Cue cue : s.cues()) {
            boolean speaks = cue.is(CueKind.ATTRIBUTION) || cue.is(CueKind.OPINION) || cue.is(CueKind.SEEMING);
            if (speaks
                    && !isNaming(s, cue)
                    && !isDocument(s, cue)
                    && !isPlainDescription(s, cue)
                    && !c.isBeforeTurn(s, cue.from())
                    && governs(s, cue)
                    && !isSpeakerNamed(s, cue)) {
                boolean view = cue.is(CueKind.OPINION);
                c.out()
                        .missing(
                                Kind.ATTRIBUTION,
                                "",
                                cue.text(),
                                view
                                        ? "the source gives it as somebody's view (\"" + cue.text()
                                                + "\"), the claim as a fact"
                                        : "the source says whose word it is (\"" + cue.text()
                                                + "\"), the claim does not",
                                view
                                        ? "来源说这是某方的看法（“" + cue.text() + "”），论断写成了事实"
                                        : "来源注明了说法的出处（“" + cue.text() + "”），论断没有写");
                return;
            }
        }
    }

    /** "some treat it as", "an estimate", "is disputed": the claim gives no fact either. */
    private boolean saysView() {
        return c.claim().tokens().stream().anyMatch(t -> VIEWS.contains(t.lower()));
    }

    /** Words by which a claim says that something is a view. */
    private static final Set<String> VIEWS = Set.of(
            "treat",
            "treats",
            "treated",
            "estimate",
            "estimates",
            "estimated",
            "disputed",
            "debated",
            "contested",
            "controversial",
            "theory",
            "theories",
            "hypothesis",
            "perceived",
            "seen",
            "view",
            "views",
            "opinion",
            "critics",
            "critic");

    /** "a village called Orm", "known as": a name, no view. */
    private static boolean isNaming(Statement s, Cue cue) {
        boolean call = cue.text().toLowerCase(java.util.Locale.ROOT).startsWith("call")
                || cue.text().equals("称为");
        int next = cue.to();
        if (!call || next >= s.tokens().size()) {
            return false;
        }
        boolean article =
                s.tokens().get(next).is("the") && next + 1 < s.tokens().size();
        return s.tokens().get(article ? next + 1 : next).startsUpper() || isNamed(s, cue);
    }

    /** "the rings are made of subunits called hemes", "commonly called bulls": said of a thing that is no subject. */
    private static boolean isNamed(Statement s, Cue cue) {
        int first = cue.from();
        while (first > 0 && s.phraseOf(first - 1) == s.phraseOf(cue.from())) {
            first--;
        }
        String before = cue.from() > 0 ? s.tokens().get(cue.from() - 1).lower() : "";
        boolean behind = before.equals(",") || before.equals("(");
        boolean usual = behind
                || Set.of("commonly", "also", "usually", "often", "formerly", "locally", "sometimes", "generally")
                        .contains(before);
        boolean inner = false;
        for (int i = first + 1; i < cue.from(); i++) {
            inner |= NAMED_AFTER.contains(s.tokens().get(i).lower());
        }
        boolean judged =
                s.tokens().get(cue.to()).is("\"") || s.tokens().get(cue.to()).is("for");
        return !s.isHan() && !judged && (usual || inner);
    }

    /** Words behind which a noun is no subject of the verb that follows it. */
    private static final Set<String> NAMED_AFTER = Set.of(
            "of", "in", "on", "at", "near", "by", "with", "from", "to", "into", "within", "is", "are", "was", "were",
            "using", "up", "through");

    /** 财报指出, 数据显示, "the annual report says": what a document says of its own matter is nobody's view. */
    private static boolean isDocument(Statement s, Cue cue) {
        String before = s.text(Math.max(0, cue.from() - 4), cue.from());
        return cue.is(CueKind.ATTRIBUTION) && DOCUMENTS.stream().anyMatch(before::contains);
    }

    private static final List<String> DOCUMENTS = List.of(
            "财报", "年报", "数据", "统计", "公报", "data", "figures", "annual report", "statistics", "register", "records");

    /** "Described 41 species", "as described by the second law": no view without "as" behind it. */
    private static boolean isPlainDescription(Statement s, Cue cue) {
        if (!cue.text().toLowerCase(java.util.Locale.ROOT).startsWith("describe")) {
            return false;
        }
        boolean named = cue.from() > 0 && s.tokens().get(cue.from() - 1).is("as");
        boolean view = false;
        for (int i = cue.to(); i < Math.min(s.tokens().size(), cue.to() + 10); i++) {
            view |= s.tokens().get(i).is("as")
                    || s.tokens().get(i).is("\"")
                    || s.tokens().get(i).is("how");
        }
        return named || !view;
    }

    /** True if the claim has the words right before the cue: it says who speaks. */
    private boolean isSpeakerNamed(Statement s, Cue cue) {
        return s.terms().stream()
                .anyMatch(t -> t.to() <= cue.from()
                        && t.to() >= cue.from() - 6
                        && (s.phraseOf(t.from()) == s.phraseOf(cue.from())
                                || t.name() && s.clauseOf(t.from()) == s.clauseOf(cue.from()))
                        && keys.contains(t.key())
                        && c.claim().terms().stream()
                                .anyMatch(x -> x.key().equals(t.key()) && x.from() < (t.name() ? 5 : 3)));
    }

    /** Stretches between commas that a Chinese word of saying reaches over. */
    private static final int HAN_REACH = 3;

    /** True if what the claim takes over stands where the speaker's words do. */
    private boolean governs(Statement s, Cue cue) {
        if (c.across()) {
            return true;
        }
        long after = 0;
        long before = 0;
        long afterAll = 0;
        for (Term t : s.terms()) {
            boolean shared = keys.contains(t.key()) && (!t.name() || s.isHan());
            int apart = s.phraseOf(t.from()) - s.phraseOf(cue.from());
            boolean clause = s.isHan()
                    ? apart < HAN_REACH && s.clauseOf(t.from()) == s.clauseOf(cue.from())
                    : s.clauseOf(t.from()) == s.clauseOf(cue.from());
            after += t.from() >= cue.to() && shared && clause ? 1 : 0;
            afterAll += t.from() >= cue.to() ? 1 : 0;
            before += t.to() <= cue.from() && shared && s.clauseOf(t.from()) == s.clauseOf(cue.from()) ? 1 : 0;
        }
        boolean numbers = c.claim().quantities().stream()
                .anyMatch(q -> s.quantities().stream()
                        .anyMatch(x -> x.from() >= cue.to()
                                && q.sameAmount(x)
                                && (!s.isHan() || s.phraseOf(x.from()) - s.phraseOf(cue.from()) < HAN_REACH)));
        boolean trailing = afterAll <= 2 && s.phraseOf(cue.from()) > 0;
        return trailing ? before > 0 : after > 1 || (after > 0 && keys.size() <= 4) || (after > 0 && numbers);
    }

    /** "My Dear Wolf": part of a name or title. */
    private static boolean isInName(Statement s, Cue cue) {
        Token word = s.tokens().get(cue.from());
        return word.startsUpper()
                && !word.is("i")
                && cue.to() < s.tokens().size()
                && s.tokens().get(cue.to()).startsUpper();
    }

    /** One writer's own experience, stretched to all. */
    private void firstPerson(Statement s, @Nullable Clause best) {
        Cue cue = s.cues().stream()
                .filter(x -> x.is(CueKind.FIRST_PERSON) && !isInName(s, x))
                .findFirst()
                .orElse(null);
        boolean named =
                c.claim().terms().stream().anyMatch(Term::name) || has(CueKind.FIRST_PERSON) || hasAny(SPEAKERS);
        boolean one = c.claim().tokens().stream()
                .anyMatch(t -> Set.of(
                                "one", "a", "an", "user", "owner", "member", "poster", "writer", "author", "某", "网",
                                "用", "位")
                        .contains(t.lower()));
        boolean speaker = speakerIn();
        boolean near = cue != null
                && (best == null
                        || best.statement().clauseOf(cue.from())
                                == best.statement().clauseOf(best.first()));
        if (cue != null && near && !named && !one && !speaker && !c.across()) {
            c.out()
                    .missing(
                            Kind.SCOPE,
                            "",
                            cue.text(),
                            "the source speaks of the writer's own case (\"" + cue.text() + "\"), the claim of all",
                            "来源讲的是自己的情况（“" + cue.text() + "”），论断推广到了全部");
        }
    }

    private boolean speakerIn() {
        return c.evidence().topic().stream()
                .filter(t -> t.tokens().size() <= 4)
                .flatMap(t -> t.terms().stream())
                .anyMatch(t -> keys.contains(t.key()) && !isTitle(t));
    }

    private boolean isTitle(Term t) {
        return c.evidence().count(t) > 3;
    }
}

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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds speakers, views and a writer's own experience in the passage that the claim leaves out. */
final class AttributionCheck {

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
            "citing",
            "cites",
            "cited",
            "viewing",
            "claims",
            "sees",
            "saw",
            "seen",
            "view",
            "views",
            "opinion",
            "critics",
            "seeing",
            "known",
            "referred",
            "speculated",
            "famous",
            "labelled",
            "labeled",
            "dubbed",
            "deemed",
            "reputation",
            "reputed",
            "critic");

    /** Tokens behind "according to" among which the speaker stands. */
    private static final int SPEAKER = 5;

    private static final Set<String> TELLS = Set.of(
            "found",
            "finds",
            "shows",
            "showed",
            "reports",
            "reported",
            "study",
            "survey",
            "report",
            "poll",
            "reveals",
            "revealed",
            "concluded",
            "concludes",
            "counted",
            "puts",
            "gives");

    /** Words behind which a noun is no subject of the verb that follows it. */
    private static final Set<String> NAMED_AFTER = Set.of(
            "of", "in", "on", "at", "near", "by", "with", "from", "to", "into", "within", "is", "are", "was", "were",
            "using", "up", "through");

    private static final List<String> DOCUMENTS = List.of(
            "财报", "年报", "数据", "统计", "公报", "data", "figures", "annual report", "statistics", "register", "records");

    /** Stretches between commas that a Chinese word of saying reaches over. */
    private static final int HAN_REACH = 3;

    private static final Set<CueKind> SPEAKERS = EnumSet.of(CueKind.ATTRIBUTION, CueKind.OPINION, CueKind.SEEMING);

    /** In longer quotations one sentence says by itself what another one says of somebody. */
    private static final int FEW_SENTENCES = 3;

    private final Comparison c;

    /** Families of the words of the part of the claim that is compared. */
    private final Set<String> keys;

    AttributionCheck(Comparison comparison, Set<String> keys) {
        this.c = comparison;
        this.keys = keys;
    }

    void speaker(Statement s) {
        if (c.evidence().quoted().size() > FEW_SENTENCES || hasAny(SPEAKERS) || saysView()) {
            return;
        }
        for (Cue cue : s.cues()) {
            boolean speaks = cue.is(CueKind.ATTRIBUTION) || cue.is(CueKind.OPINION) || cue.is(CueKind.SEEMING);
            if (speaks
                    && !isNaming(s, cue)
                    && !isDocument(s, cue)
                    && !isPlainDescription(s, cue)
                    && !isOfOtherWord(s, cue)
                    && !isPhrasalVerb(s, cue)
                    && !isAside(s, cue)
                    && !c.isBeforeTurn(s, cue.from())
                    && governs(s, cue)
                    && (isJudged(s, cue) || !isSpeakerNamed(s, cue))) {
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

    /** 财报指出, 数据显示, "the annual report says": what a document says of its own matter is nobody's view. */
    private static boolean isDocument(Statement s, Cue cue) {
        String before = s.text(Math.max(0, cue.from() - 4), cue.from());
        return cue.is(CueKind.ATTRIBUTION) && DOCUMENTS.stream().anyMatch(before::contains);
    }

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

    /** "A reportedly toxic gas" where the claim does not call the gas toxic. */
    private boolean isOfOtherWord(Statement s, Cue cue) {
        String word = cue.text().toLowerCase(java.util.Locale.ROOT);
        return (word.endsWith("edly") || word.equals("so-called"))
                && !c.across()
                && s.terms().stream()
                        .anyMatch(t -> t.from() == cue.to() && !t.text().endsWith("ed") && !keys.contains(t.key()));
    }

    /** "Called up", "a choice that few had considered": no words that are put into somebody's mouth. */
    private static boolean isPhrasalVerb(Statement s, Cue cue) {
        if (s.isHan() || !cue.is(CueKind.OPINION)) {
            return false;
        }
        String word = cue.text().toLowerCase(java.util.Locale.ROOT);
        Token next = cue.to() < s.tokens().size() ? s.tokens().get(cue.to()) : null;
        boolean called = word.startsWith("call") && next != null && PARTICLES.contains(next.lower());
        boolean bare = word.equals("considered") && (next == null || next.kind() == Token.Kind.MARK && !next.is("\""));
        return called || bare;
    }

    private static final Set<String> PARTICLES = Set.of("up", "upon", "on", "off", "out", "in", "back", "for", "into");

    /** ", widely considered the first of its kind, ...": a view between commas, of which the claim takes nothing over. */
    private boolean isAside(Statement s, Cue cue) {
        if (s.isHan() || c.across()) {
            return false;
        }
        int at = cue.from() - 1;
        while (at >= 0 && ASIDE.contains(s.tokens().get(at).lower())) {
            at--;
        }
        boolean opens = opensAside(s, at);
        int phrase = s.phraseOf(cue.from());
        boolean closed = s.terms().stream().anyMatch(t -> s.phraseOf(t.from()) > phrase);
        long inside = s.terms().stream()
                .filter(t -> t.from() >= cue.to() && s.phraseOf(t.from()) == phrase && keys.contains(t.key()))
                .count();
        long whole = s.terms().stream()
                .filter(t -> t.from() >= cue.to() && s.phraseOf(t.from()) == phrase)
                .count();
        long outside = s.terms().stream()
                .filter(t -> s.phraseOf(t.from()) != phrase && keys.contains(t.key()) && !t.name())
                .count();
        boolean participle = PARTICIPLES.contains(cue.text().toLowerCase(java.util.Locale.ROOT));
        return participle && opens && (closed || at >= 0) && 2 * inside < whole && outside > 0;
    }

    private static boolean opensAside(Statement s, int before) {
        return before < 0
                || s.tokens().get(before).is(",")
                || s.tokens().get(before).is("(");
    }

    /** "Weir, widely considered the best": the name before the word is the one that is judged, not the one who judges. */
    private static boolean isJudged(Statement s, Cue cue) {
        int at = cue.from() - 1;
        while (at >= 0 && ADVERBS.contains(s.tokens().get(at).lower())) {
            at--;
        }
        return !s.isHan()
                && at >= 0
                && s.tokens().get(at).is(",")
                && PARTICIPLES.contains(cue.text().toLowerCase(java.util.Locale.ROOT))
                && cue.is(CueKind.OPINION);
    }

    private static final Set<String> ADVERBS = Set.of(
            "widely", "often", "commonly", "generally", "sometimes", "usually", "once", "still", "long", "largely");

    private static final Set<String> ASIDE = Set.of(
            "widely",
            "often",
            "commonly",
            "generally",
            "sometimes",
            "usually",
            "also",
            "once",
            "still",
            "which",
            "who",
            "is",
            "was",
            "has",
            "have",
            "been",
            "are",
            "were",
            "being",
            "though",
            "while",
            "now",
            "long",
            "largely",
            "when",
            "frequently",
            "erroneously",
            "wrongly",
            "and",
            "to",
            "be");

    private static final Set<String> PARTICIPLES = Set.of(
            "considered",
            "regarded",
            "regarded as",
            "called",
            "described",
            "hailed",
            "asserted",
            "praised",
            "seen as",
            "saw as",
            "viewed as",
            "deemed",
            "said to",
            "said",
            "claimed",
            "believed",
            "touted",
            "considers");

    /** True if the claim has the words right before the cue: it says who speaks. Behind "according to" they follow. */
    private boolean isSpeakerNamed(Statement s, Cue cue) {
        if (cue.text().equalsIgnoreCase("according to")) {
            List<Term> behind = s.terms().stream()
                    .filter(t -> t.from() >= cue.to() && t.from() < cue.to() + SPEAKER)
                    .toList();
            long met = behind.stream().filter(t -> keys.contains(t.key())).count();
            boolean told = c.claim().tokens().stream().anyMatch(t -> TELLS.contains(t.lower()));
            if (told && met >= 1 && 2 * met >= behind.size()) {
                return true;
            }
        }
        return s.terms().stream()
                .anyMatch(t -> t.to() <= cue.from()
                        && t.to() >= cue.from() - 6
                        && (s.phraseOf(t.from()) == s.phraseOf(cue.from())
                                || t.name() && s.clauseOf(t.from()) == s.clauseOf(cue.from()))
                        && keys.contains(t.key())
                        && c.claim().terms().stream()
                                .anyMatch(x -> x.key().equals(t.key()) && x.from() < (t.name() ? 5 : 3)));
    }

    /** True if what the claim takes over stands where the speaker's words do. */
    private boolean governs(Statement s, Cue cue) {
        if (c.across()) {
            return true;
        }
        int who = relative(s, cue);
        long after = 0;
        long behind = 0;
        long before = 0;
        long afterAll = 0;
        for (Term t : s.terms()) {
            boolean shared = keys.contains(t.key()) && (!t.name() || s.isHan());
            int apart = s.phraseOf(t.from()) - s.phraseOf(cue.from());
            boolean clause = s.isHan()
                    ? apart < HAN_REACH && s.clauseOf(t.from()) == s.clauseOf(cue.from())
                    : s.clauseOf(t.from()) == s.clauseOf(cue.from());
            after += t.from() >= cue.to() && t.from() < who && shared && clause ? 1 : 0;
            behind += t.from() > who && shared ? 1 : 0;
            afterAll += t.from() >= cue.to() ? 1 : 0;
            before += t.to() <= cue.from() && shared && s.clauseOf(t.from()) == s.clauseOf(cue.from()) ? 1 : 0;
        }
        if (behind > 0 && after <= 1) {
            return false;
        }
        boolean numbers = c.claim().quantities().stream()
                .anyMatch(q -> s.quantities().stream()
                        .anyMatch(x -> x.from() >= cue.to()
                                && q.sameAmount(x)
                                && (!s.isHan() || s.phraseOf(x.from()) - s.phraseOf(cue.from()) < HAN_REACH)));
        boolean trailing = afterAll <= 2 && s.phraseOf(cue.from()) > 0;
        return trailing ? before > 0 : after > 1 || (after > 0 && keys.size() <= 4) || (after > 0 && numbers);
    }

    /** Where ", who ..." begins behind a word of praise or blame: what follows is told as a fact. */
    private static int relative(Statement s, Cue cue) {
        for (int i = cue.to() + 1; cue.is(CueKind.OPINION) && i < s.tokens().size(); i++) {
            if ((s.tokens().get(i).is("who") || s.tokens().get(i).is("whose"))
                    && s.tokens().get(i - 1).is(",")) {
                return i;
            }
        }
        return s.tokens().size();
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
    void firstPerson(Statement s, @Nullable Clause best) {
        Cue cue = s.cues().stream()
                .filter(x -> x.is(CueKind.FIRST_PERSON) && !isInName(s, x))
                .findFirst()
                .orElse(null);
        boolean named =
                c.claim().terms().stream().anyMatch(Term::name) || has(CueKind.FIRST_PERSON) || hasAny(SPEAKERS);
        boolean one = c.claim().tokens().stream()
                .anyMatch(t -> Set.of(
                                "one",
                                "a",
                                "an",
                                "user",
                                "owner",
                                "member",
                                "poster",
                                "writer",
                                "author",
                                "he",
                                "she",
                                "his",
                                "her",
                                "company",
                                "company's",
                                "firm",
                                "agent",
                                "client",
                                "customer",
                                "speaker",
                                "host",
                                "podcast",
                                "management",
                                "某",
                                "网",
                                "用",
                                "位")
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

    private boolean has(CueKind kind) {
        return c.claim().has(kind);
    }

    private boolean hasAny(Set<CueKind> kinds) {
        return c.claim().first(kinds) != null;
    }
}

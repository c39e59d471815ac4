package dev.footnote.answer.support.party;

import dev.footnote.answer.passage.Demonyms;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Lexicon;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Synonyms;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.ClaimParts;
import dev.footnote.answer.support.comparison.ClaimParts.Part;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Comparison.Clause;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a claim that gives to one named thing what its source gives to another one in another clause. */
public final class RoleCheck {

    private static final double CLEAR = 0.2;

    /** The share of what a claim says that a clause must say too, before it can be said of another one. */
    private static final double MOST = 0.5;

    private static final Set<String> VERBS =
            Set.of("is", "was", "were", "are", "has", "had", "have", "will", "can", "may", "must");

    /** The most common Chinese family names of one character. */
    private static final String FAMILY_NAMES =
            "王李张刘陈杨黄赵周吴徐孙马胡朱郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

    private final Comparison c;

    /** Creates a check of one claim. */
    public RoleCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        if (c.across()) {
            return;
        }
        for (Part part : ClaimParts.of(c.claim())) {
            check(ClaimParts.terms(c.claim(), part));
        }
    }

    private void check(List<Term> words) {
        List<Term> names = names(c.claim(), words);
        List<Term> others = words.stream().filter(t -> !names.contains(t)).toList();
        Clause best = clearlyBest(others);
        if (best != null) {
            subject(best, words);
            joined(best, names, others, words);
        }
        if (names.isEmpty() || best == null) {
            return;
        }
        possessive(best, names, words);
        Set<String> here = keys(best);
        for (Term name : names) {
            Clause home = home(name, best);
            Term rival = rival(
                    best,
                    words,
                    name,
                    home != null && home.statement() == best.statement() && home.index() > best.index());
            boolean elsewhere = !here.contains(name.key()) && home != null && !isIn(best, name);
            if (elsewhere && home != null && isElliptic(home)) {
                elliptic(name, home);
                return;
            }
            if (elsewhere
                    && home != null
                    && rival != null
                    && !full(best.statement(), rival).equals(full(c.claim(), name))
                    && !before(best, home, rival)
                    && !Parties.isAfterPreposition(best.statement(), rival)
                    && !Parties.isOwned(best.statement(), rival)
                    && !isOwnersRelative(best, name, rival)
                    && !Parties.isAfterPreposition(c.claim(), name)
                    && saysMost(best, others)
                    && isLikelyName(best.statement(), rival)
                    && isLikelyName(c.claim(), name)
                    && !isCommon(best.statement(), rival)
                    && !isCommon(c.claim(), name)
                    && !isPartOf(c.claim(), rival)) {
                c.out()
                        .contradicted(
                                Kind.ROLE,
                                name.text(),
                                rival.text(),
                                "the source says this of " + full(best.statement(), rival) + ", the claim of "
                                        + full(c.claim(), name),
                                "来源说的是“" + full(best.statement(), rival) + "”，论断说的是“" + full(c.claim(), name) + "”");
                return;
            }
        }
    }

    /** "Her mother, Ada Olm, was born ..." where the claim speaks of somebody's mother too. */
    private boolean isOwnersRelative(Clause best, Term name, Term rival) {
        Statement s = best.statement();
        return !s.isHan()
                && full(c.claim(), name).endsWith("'s")
                && OWNERS.contains(s.tokens().get(best.first()).lower())
                && s.terms().stream()
                        .anyMatch(t -> t.from() == best.first() + 1
                                && t.to() <= rival.from()
                                && c.claim().keys().contains(t.key()));
    }

    /** Two Han characters are taken for a name of a person only behind a common family name; longer ones stand as they are. */
    private static boolean isLikelyName(Statement s, Term name) {
        return !s.isHan()
                || name.text().length() != 2
                || FAMILY_NAMES.indexOf(name.text().charAt(0)) >= 0;
    }

    /** "Emperor", "First Lady", "Texan": words that name nobody by themselves. */
    private static boolean isCommon(Statement s, Term name) {
        if (s.isHan()) {
            return false;
        }
        String whole = full(s, name);
        for (Token token : Token.of(whole)) {
            String word = token.lower();
            if (token.kind() == Token.Kind.WORD
                    && token.startsUpper()
                    && !Synonyms.isCommon(word)
                    && !Demonyms.isLand(word)
                    && !OWNERS.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static final Set<String> OWNERS =
            Set.of("her", "his", "their", "its", "the", "a", "this", "these", "former");

    /** True if the claim has the name in a shorter form: 江州 for 江州市. */
    private static boolean isPartOf(Statement claim, Term rival) {
        String name = rival.text();
        return claim.isHan() && name.length() > 2 && claim.text().contains(name.substring(0, name.length() - 1));
    }

    /** True if the clause has at least half of what the claim says of the name. */
    private boolean saysMost(Clause clause, List<Term> others) {
        Set<String> here = keys(clause);
        long met =
                others.stream().map(Term::key).distinct().filter(here::contains).count();
        boolean several = met > 1 || !Parties.isPreposition(c.claim().tokens().get(0));
        return clause.statement().isHan() || several && clause.weight() >= MOST * c.weight(others);
    }

    /** "The F6 cannot": a clause with a name and a negation and little else. */
    private static boolean isElliptic(Clause clause) {
        long words = clause.terms().stream().filter(t -> !t.name()).count();
        return words <= (clause.statement().isHan() ? 2 : 1)
                && clause.statement().cues().stream().anyMatch(cue -> cue.is(CueKind.NOT) && clause.has(cue.from()));
    }

    private void elliptic(Term name, Clause home) {
        if (!c.claim().has(CueKind.NOT) && !c.claim().has(CueKind.SOFT_NOT)) {
            c.out()
                    .contradicted(
                            Kind.NEGATION,
                            name.text(),
                            home.text(),
                            "the source denies this of " + name.text() + ": \"" + home.text() + "\"",
                            "来源对“" + name.text() + "”是否定的：“" + home.text() + "”");
        }
    }

    /** "Her sister Maria ran a school": said of Maria, not of the one that the claim names. */
    private void possessive(Clause best, List<Term> names, List<Term> words) {
        Statement s = best.statement();
        int first = best.first();
        boolean owner = Set.of("her", "his", "their", "its")
                .contains(s.tokens().get(first).lower());
        Term rival = best.terms().stream()
                .filter(Term::name)
                .filter(t -> t.from() <= first + 3)
                .findFirst()
                .orElse(null);
        boolean subject =
                !names.isEmpty() && names.get(0).from() <= words.get(0).from();
        Set<String> said = c.claim().keys();
        if (owner
                && subject
                && rival != null
                && !said.contains(rival.key())
                && best.terms().stream().noneMatch(t -> t.name() && said.contains(t.key()))) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            names.get(0).text(),
                            rival.text(),
                            "the source says this of " + full(s, rival) + ", the claim of "
                                    + full(c.claim(), names.get(0)),
                            "来源说的是“" + full(s, rival) + "”，论断说的是“" + full(c.claim(), names.get(0)) + "”");
        }
    }

    /** "was born in Arn and died in Bell": a name after one verb, said of the other. */
    private void joined(Clause best, List<Term> names, List<Term> others, List<Term> words) {
        Statement s = best.statement();
        Set<String> predicates = new HashSet<>();
        others.forEach(t -> predicates.add(t.key()));
        Set<String> said = new HashSet<>();
        words.forEach(t -> said.add(t.key()));
        Set<Integer> with = new HashSet<>();
        best.terms().stream().filter(t -> predicates.contains(t.key())).forEach(t -> with.add(s.phraseOf(t.from())));
        boolean opened = Parties.isPreposition(c.claim().tokens().get(0)) && predicates.size() < 2;
        for (Term name : s.isHan() || opened || with.size() != 1 ? List.<Term>of() : names) {
            List<Term> there = best.terms().stream()
                    .filter(t -> t.key().equals(name.key()))
                    .toList();
            int home = there.size() == 1 ? s.phraseOf(there.get(0).from()) : -1;
            boolean own = home > 0
                    && !with.contains(home)
                    && best.terms().stream()
                            .anyMatch(t -> s.phraseOf(t.from()) == home
                                    && !t.name()
                                    && t.to() <= there.get(0).from()
                                    && !said.contains(t.key()));
            Term rival = best.terms().stream()
                    .filter(t -> t.name()
                            && Parties.isParty(s, t)
                            && with.contains(s.phraseOf(t.from()))
                            && !said.contains(t.key()))
                    .findFirst()
                    .orElse(null);
            boolean alike = rival != null && Parties.preposition(s, rival).equals(Parties.preposition(c.claim(), name));
            if (own && rival != null && alike && Parties.isAfterPreposition(c.claim(), name)) {
                c.out()
                        .contradicted(
                                Kind.ROLE,
                                name.text(),
                                rival.text(),
                                "the source says this of " + full(s, rival) + ", the claim of " + full(c.claim(), name),
                                "来源说的是“" + full(s, rival) + "”，论断说的是“" + full(c.claim(), name) + "”");
                return;
            }
        }
    }

    /** The word before the verb of the claim stands in another clause, and this clause has a subject of its own. */
    private void subject(Clause best, List<Term> words) {
        Term mine = beforeVerb(c.claim(), words);
        Term theirs = beforeVerb(best.statement(), best.terms());
        Set<String> said = c.claim().keys();
        if (mine == null
                || theirs == null
                || PARTS.contains(theirs.text().toLowerCase(java.util.Locale.ROOT))
                || said.contains(theirs.key())
                || keys(best).contains(mine.key())) {
            return;
        }
        Clause home = home(mine, best);
        if (home != null && home.statement() == best.statement()) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            mine.text(),
                            theirs.text(),
                            "the source says this of \"" + theirs.text() + "\", the claim of \"" + mine.text() + "\"",
                            "来源说的是“" + theirs.text() + "”，论断说的是“" + mine.text() + "”");
        }
    }

    /** Words for a part of what stands before: "most were bought; a small share was made here". */
    private static final Set<String> PARTS =
            Set.of("share", "part", "number", "rest", "majority", "minority", "remainder", "half", "others", "some");

    private static @Nullable Term beforeVerb(Statement s, List<Term> words) {
        for (Term t : words) {
            boolean verb = t.to() < s.tokens().size()
                    && VERBS.contains(s.tokens().get(t.to()).lower());
            if (verb) {
                return t;
            }
        }
        return null;
    }

    private List<Term> names(Statement s, List<Term> words) {
        List<Term> out = new ArrayList<>();
        for (Term t : words) {
            boolean han = s.isHan() && t.side() == 0 && isHanName(t.text());
            if (t.name() || han) {
                out.add(t);
            }
        }
        return out;
    }

    /** A pair of characters that no list knows and that the source has in no more than a few places is taken for a name. */
    private boolean isHanName(String text) {
        return text.length() == 2
                && Lexicon.concepts().at(Token.of(text), 0) == null
                && c.claim().text().indexOf(text) < 4;
    }

    private @Nullable Clause clearlyBest(List<Term> others) {
        Clause best = c.best(others);
        if (best == null) {
            return null;
        }
        for (Clause clause : c.clauses(others)) {
            boolean same = clause.statement() == best.statement() && clause.index() == best.index();
            if (!same && clause.weight() > best.weight() - CLEAR) {
                return null;
            }
        }
        return best;
    }

    private static boolean isIn(Clause clause, Term name) {
        return clause.statement().isHan() && clause.text().contains(name.text());
    }

    private static Set<String> keys(Clause clause) {
        Set<String> keys = new HashSet<>();
        clause.terms().forEach(t -> keys.add(t.key()));
        return keys;
    }

    /** The other clause of the quoted sentences in which the name stands. */
    private @Nullable Clause home(Term name, Clause best) {
        for (Clause clause : c.clauses(List.of(name))) {
            boolean other = clause.statement() != best.statement() || clause.index() != best.index();
            if (other && (clause.weight() > 0 || isIn(clause, name))) {
                return clause;
            }
        }
        return null;
    }

    /** A name in the best clause that the claim does not have. */
    private @Nullable Term rival(Clause best, List<Term> words, Term claimed, boolean later) {
        Set<String> said = new HashSet<>();
        words.forEach(w -> said.add(w.key()));
        List<Term> all = best.terms();
        boolean han = best.statement().isHan();
        for (Term t : all) {
            boolean name = han && !t.name()
                    ? (!claimed.name() || later)
                            && t.text().length() == 2
                            && t.side() == 0
                            && t.from() < firstOf(best) + 4
                    : t.name();
            if (name
                    && Parties.isParty(best.statement(), t)
                    && !said.contains(t.key())
                    && words.stream().noneMatch(w -> w.text().equals(t.text()))) {
                return t;
            }
        }
        return null;
    }

    private static int firstOf(Clause clause) {
        return clause.terms().isEmpty() ? 0 : clause.terms().get(0).from();
    }

    /** A clause after the one with the name, without a subject of its own before its verb, goes on about the name. */
    private static boolean before(Clause best, Clause home, Term rival) {
        boolean follows = home.statement() == best.statement() && home.index() == best.index() - 1;
        return follows && rival.from() > firstOf(best) + 4;
    }

    private static String full(Statement s, Term term) {
        int from = term.from();
        int to = term.to();
        while (from > 0 && s.tokens().get(from - 1).startsUpper()) {
            from--;
        }
        while (to < s.tokens().size() && s.tokens().get(to).startsUpper()) {
            to++;
        }
        return s.text(from, to);
    }
}

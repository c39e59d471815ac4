package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Lexicon;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import dev.footnote.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds comparisons that are turned round, and two parties that change places: "A beat B" against "B beat A". */
public final class OrderCheck {

    /** Verbs that hold both ways. */
    private static final Set<String> BOTH_WAYS = Set.of(
            "marri", "met", "meet", "play", "connect", "link", "near", "border", "join", "differ", "equal", "share",
            "between", "versus", "collid", "resembl", "cooper", "merg", "wed");

    /** Comparisons in one sentence that are tried. */
    private static final int MOST = 6;

    private static final Set<String> PRONOUNS = Set.of("it", "its", "that", "him", "her", "them", "those");

    /** Nouns that look like comparatives. */
    private static final Set<String> DOERS = Set.of(
            "brother",
            "sister",
            "mother",
            "father",
            "daughter",
            "winner",
            "loser",
            "buyer",
            "purchaser",
            "seller",
            "teacher",
            "lender",
            "borrower",
            "importer",
            "exporter",
            "employer",
            "owner",
            "writer",
            "member");

    private static final Set<String> ARTICLES = Set.of("the", "a", "an");

    private static final Set<String> OWNERS = Set.of("his", "her", "its", "their", "my", "our", "your");

    /** Past forms that do not end in "-ed". */
    private static final Set<String> PASTS = Set.of(
            "beat",
            "beaten",
            "won",
            "lost",
            "led",
            "wrote",
            "written",
            "built",
            "made",
            "bought",
            "sold",
            "taught",
            "hit",
            "shot",
            "struck",
            "caught",
            "fought",
            "gave",
            "given",
            "took",
            "taken",
            "chose",
            "chosen",
            "drove",
            "driven",
            "overtook",
            "overtaken",
            "overthrew",
            "overthrown",
            "outran",
            "fed",
            "bit",
            "bitten",
            "saw",
            "seen",
            "sent",
            "lent",
            "paid",
            "told",
            "found",
            "left",
            "kept",
            "drew",
            "drawn",
            "cut",
            "set",
            "hurt",
            "brought",
            "bore",
            "bred",
            "owed",
            "knew",
            "known",
            "held",
            "met",
            "got",
            "forgave",
            "forgiven",
            "sued");

    private static final Pattern VERBAL = Pattern.compile("^[a-z]++(?<=.ed|.s)$|^\\p{IsHan}{2,3}$");

    private final Comparison c;
    private final Set<String> settled = new HashSet<>();

    /** Two sides of a predicate. */
    private record Sides(Set<String> left, Set<String> right, int side, boolean turned, String text) {}

    /** Creates a check of one claim. */
    public OrderCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim to the findings. */
    public void run() {
        boolean found = false;
        int tries = 0;
        for (Term t : c.claim().terms()) {
            if (t.side() != 0 && tries < MOST && isComparing(c.claim(), t)) {
                found |= compare(t);
                tries++;
            }
        }
        if (!found && !c.across()) {
            parties();
        }
    }

    /** Returns the families of words whose direction has been judged here. */
    public Set<String> settled() {
        return settled;
    }

    /** True if the word is a comparative: "than" or 比 goes with it, or its form says so. */
    private static boolean isComparing(Statement s, Term t) {
        String word = t.text().toLowerCase(Locale.ROOT);
        boolean form = word.endsWith("er") && !DOERS.contains(word)
                || word.equals("more")
                || word.equals("less")
                || word.equals("fewer")
                || word.startsWith("较")
                || word.startsWith("更")
                || word.endsWith("于")
                || word.equals("before")
                || word.equals("after")
                || word.startsWith("outnumber");
        return form || thanAfter(s, t) >= 0 || (bi(s, t) >= 0 && isLast(s, t));
    }

    /** 比 goes with the last such word of its phrase. */
    private static boolean isLast(Statement s, Term t) {
        return s.terms().stream()
                .noneMatch(x -> x.side() != 0 && x.from() >= t.to() && s.phraseOf(x.from()) == s.phraseOf(t.from()));
    }

    private static int thanAfter(Statement s, Term t) {
        int next = s.terms().stream()
                .filter(x -> x.side() != 0 && x.from() >= t.to())
                .mapToInt(Term::from)
                .min()
                .orElse(Integer.MAX_VALUE);
        for (int i = t.to();
                i < s.tokens().size() && i < t.to() + 8 && i < next && s.clauseOf(i) == s.clauseOf(t.from());
                i++) {
            if (s.tokens().get(i).is("than")) {
                return i;
            }
        }
        return -1;
    }

    private static int bi(Statement s, Term t) {
        for (int i = t.from() - 1;
                i >= 0 && s.clauseOf(i) == s.clauseOf(t.from()) && s.phraseOf(i) == s.phraseOf(t.from());
                i--) {
            if (s.tokens().get(i).is("比")
                    && !s.text(i, i + 2).equals("比例")
                    && !s.text(i, i + 2).equals("比赛")) {
                return i;
            }
        }
        return -1;
    }

    private boolean compare(Term said) {
        Sides mine = sides(c.claim(), said, false);
        boolean order = Set.of("before", "after").contains(said.text().toLowerCase(Locale.ROOT));
        if (order && (mine.right().isEmpty() || mine.left().isEmpty())) {
            return false;
        }
        Statement where = null;
        Term best = null;
        Way way = null;
        for (Statement s : c.evidence().quoted()) {
            List<Term> same = s.terms().stream()
                    .filter(t -> t.key().equals(said.key()))
                    .limit(MOST)
                    .toList();
            for (Term t : same) {
                Way other = isComparing(s, t) ? way(mine, sides(s, t, true)) : null;
                if (other != null && (way == null || other.met() > way.met())) {
                    way = other;
                    best = t;
                    where = s;
                }
            }
        }
        if (way == null || best == null || where == null || way.turned() == null) {
            return false;
        }
        settled.add(said.key());
        judge(said, best, where, way.turned());
        return true;
    }

    private void judge(Term said, Term shown, Statement s, boolean turned) {
        boolean negated = isNegated(c.claim(), said) != isNegated(s, shown);
        boolean opposite = said.side() != shown.side();
        if (turned ^ opposite ^ negated) {
            c.out()
                    .contradicted(
                            Kind.COMPARISON,
                            said.text(),
                            shown.text(),
                            "the comparison is turned round: the source says \"" + phrase(s, shown) + "\"",
                            "比较的方向相反：来源说的是“" + phrase(s, shown) + "”");
        }
    }

    private static String phrase(Statement s, Term t) {
        int from = t.from();
        while (from > 0 && s.clauseOf(from - 1) == s.clauseOf(t.from()) && t.from() - from < 16) {
            from--;
        }
        int to = t.to();
        while (to < s.tokens().size() && s.clauseOf(to) == s.clauseOf(t.from()) && to - t.to() < 12) {
            to++;
        }
        return s.text(from, to);
    }

    private static boolean isNegated(Statement s, Term t) {
        return s.cues().stream()
                .anyMatch(cue -> cue.is(CueKind.NOT)
                        && s.phraseOf(cue.from()) == s.phraseOf(t.from())
                        && cue.from() < t.from()
                        && t.from() - cue.to() < 4);
    }

    private Sides sides(Statement s, Term t, boolean source) {
        int than = thanAfter(s, t);
        int bi = than < 0 ? bi(s, t) : -1;
        int clause = s.clauseOf(t.from());
        Set<String> left;
        Set<String> right;
        boolean object = false;
        if (bi >= 0) {
            left = things(s, 0, bi, clause);
            right = things(s, bi + 1, t.from(), clause);
            object = bi + 1 < s.tokens().size()
                    && (s.tokens().get(bi + 1).is("它")
                            || s.tokens().get(bi + 1).is("他")
                            || s.tokens().get(bi + 1).is("她"));
            if (left.isEmpty() && s.text(t.to(), t.to() + 4).startsWith("的")) {
                left = things(s, t.to(), s.tokens().size(), clause);
            }
        } else {
            left = things(s, 0, t.from(), clause);
            int from = than >= 0 ? than + 1 : t.to();
            int comma =
                    left.isEmpty() && than < 0 ? comma(s, t.to()) : s.tokens().size();
            right = things(s, from, comma, clause);
            left = comma < s.tokens().size() ? things(s, comma, s.tokens().size(), clause) : left;
            object = than >= 0 && PRONOUNS.contains(s.text(than + 1, than + 2));
            object |= than < 0 && source;
        }
        if (object && right.isEmpty()) {
            right = topic(left);
        }
        return new Sides(left, right, t.side(), false, t.text());
    }

    /** Where the first comma after a token stands, or the end. */
    private static int comma(Statement s, int from) {
        for (int i = from; i < s.tokens().size(); i++) {
            if (s.tokens().get(i).is(",")) {
                return i;
            }
        }
        return s.tokens().size();
    }

    private Set<String> topic(Set<String> not) {
        Set<String> out = new HashSet<>();
        for (Statement s : c.evidence().topic()) {
            s.terms().stream().limit(6).forEach(t -> out.add(t.key()));
        }
        out.removeAll(not);
        return out;
    }

    private static Set<String> things(Statement s, int from, int to, int clause) {
        Set<String> out = new HashSet<>();
        for (Term t : s.terms()) {
            if (t.from() >= from && t.to() <= to && s.clauseOf(t.from()) == clause) {
                out.add(t.side() == 0 ? t.key() : t.key() + t.side());
            }
        }
        for (Quantity q : s.quantities()) {
            if (q.from() >= from && q.to() <= to && s.clauseOf(q.from()) == clause) {
                out.add("#" + q.base());
            }
        }
        for (DateMention d : s.dates()) {
            if (d.from() >= from && d.to() <= to && s.clauseOf(d.from()) == clause) {
                out.add("#" + d.firstYear() + "-" + d.month() + "-" + d.day());
            }
        }
        return out;
    }

    /** Whether the sides change places, null if it cannot be told, and how many words met. */
    private record Way(@Nullable Boolean turned, int met) {}

    private static Way way(Sides said, Sides shown) {
        Set<String> left = new HashSet<>(shown.left());
        Set<String> right = new HashSet<>(shown.right());
        left.removeAll(shown.right());
        right.removeAll(shown.left());
        Set<String> mine = new HashSet<>(said.left());
        mine.removeAll(said.right());
        int straight = common(said.right(), right);
        int crossed = common(said.right(), left) + common(mine, right);
        int met = common(mine, left) + straight + crossed;
        if (straight == crossed) {
            straight += common(mine, left);
        }
        return new Way(straight == crossed ? null : Boolean.valueOf(crossed > straight), met);
    }

    private static int common(Set<String> a, Set<String> b) {
        int count = 0;
        for (String s : a) {
            count += b.contains(s) ? 1 : 0;
        }
        return count;
    }

    /** Two names round one verb. */
    private void parties() {
        for (Term verb : c.claim().terms()) {
            if (!verb.name() && !holdsBothWays(verb) && isPredicate(verb) && tie(c.claim(), verb) != Tie.NONE) {
                parties(verb);
            }
        }
    }

    /** By its own stem too: words of one meaning share a key. */
    private static boolean holdsBothWays(Term verb) {
        return BOTH_WAYS.contains(verb.key())
                || BOTH_WAYS.contains(Words.stem(verb.text().toLowerCase(Locale.ROOT)));
    }

    /** The parties have changed places if no place of the evidence with the verb has them as the claim does. */
    private void parties(Term verb) {
        Statement where = null;
        Term turned = null;
        for (Statement s : c.evidence().quoted()) {
            List<Term> same = s.terms().stream()
                    .filter(t -> t.key().equals(verb.key()) && !t.name() && tie(s, t) == tie(c.claim(), verb))
                    .limit(MOST)
                    .toList();
            for (Term t : same) {
                Boolean odd = isTurned(verb, s, t);
                if (Boolean.FALSE.equals(odd)) {
                    return;
                }
                where = odd == null ? where : s;
                turned = odd == null ? turned : t;
            }
        }
        if (where != null && turned != null) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            verb.text(),
                            turned.text(),
                            "the parties have changed places: the source says \"" + phrase(where, turned) + "\"",
                            "两方互换了：来源说的是“" + phrase(where, turned) + "”");
        }
    }

    /** A word that may be a verb or a noun of relation: no adjective of colour, time or direction. */
    private static boolean isPredicate(Term t) {
        return t.side() == 0
                || isDirection(t)
                || Lexicon.isConverse(t.key())
                || VERBAL.matcher(t.text()).matches();
    }

    /** How a word ties two parties. */
    private enum Tie {
        VERB,
        NOUN,
        /** A word of a list, whose place is judged by its side. */
        LISTED,
        NONE
    }

    /** A verb ties two parties, and a noun with "of" behind it or an owner before it; "film" and "house" tie nobody. */
    private static Tie tie(Statement s, Term t) {
        if (s.isHan() || t.side() != 0 || Lexicon.isConverse(t.key())) {
            return Tie.LISTED;
        }
        String before = t.from() > 0 ? s.tokens().get(t.from() - 1).lower() : "";
        String after = t.to() < s.tokens().size() ? s.tokens().get(t.to()).lower() : "";
        boolean owned = before.endsWith("'s");
        String word = t.text().toLowerCase(Locale.ROOT);
        boolean form = word.endsWith("ed") || PASTS.contains(word) || word.endsWith("s") && !word.endsWith("ss");
        boolean noun = owned || OWNERS.contains(before);
        if (form && !noun && !ARTICLES.contains(before) && !after.equals("-")) {
            return Tie.VERB;
        }
        return owned || after.equals("of") || after.equals("to") ? Tie.NOUN : Tie.NONE;
    }

    private static boolean isDirection(Term t) {
        return t.key().startsWith("~north")
                || t.key().startsWith("~east")
                || t.key().startsWith("~upstream");
    }

    /** Tells whether the parties stand the other way round, or null if it cannot be told. */
    private @Nullable Boolean isTurned(Term said, Statement s, Term shown) {
        Sides mine = named(c.claim(), said);
        Sides theirs = named(s, shown);
        boolean converse = Lexicon.isConverse(said.key()) && !said.key().startsWith("~~before");
        boolean two = !mine.right().isEmpty() && !theirs.right().isEmpty();
        if (mine.left().isEmpty() || theirs.left().isEmpty() || !(two || converse)) {
            return null;
        }
        Set<String> left = new HashSet<>(theirs.left());
        Set<String> right = new HashSet<>(theirs.right());
        left.removeAll(theirs.right());
        right.removeAll(theirs.left());
        int straight = common(mine.left(), left) + common(mine.right(), right);
        int crossed = common(mine.left(), right) + common(mine.right(), left);
        int same = common(mine.left(), left);
        boolean told =
                two ? (same > 0 && straight >= 2 && crossed == 0) || (crossed >= 2 && same == 0) : straight != crossed;
        if (told) {
            settled.add(said.key());
        }
        boolean opposite = said.side() * shown.side() < 0;
        boolean odd =
                (crossed > 0 && (two ? same == 0 : crossed > straight)) ^ opposite ^ (mine.turned() != theirs.turned());
        boolean clear = told && isNegated(c.claim(), said) == isNegated(s, shown);
        return clear ? Boolean.valueOf(odd) : null;
    }

    private static Sides named(Statement s, Term verb) {
        Set<String> left = new HashSet<>();
        Set<String> right = new HashSet<>();
        int clause = s.partOf(verb.from());
        int agent = s.isHan() ? agent(s, verb) : -1;
        for (Term t : s.terms()) {
            if (t.name() && s.partOf(t.from()) == clause) {
                if (t.to() <= verb.from() && t.from() < agent) {
                    right.add(t.key());
                } else if (t.to() <= verb.from()) {
                    left.add(t.key());
                } else if (t.from() >= verb.to()) {
                    right.add(t.key());
                }
            }
        }
        return new Sides(left, right, verb.side(), isPassive(s, verb), verb.text());
    }

    /** Where 被 or 由 stands before a verb: the doer is between the two. */
    private static int agent(Statement s, Term verb) {
        for (int i = verb.from() - 1; i >= 0 && s.phraseOf(i) == s.phraseOf(verb.from()); i--) {
            Token token = s.tokens().get(i);
            if (token.is("被") || token.is("由") || token.is("受")) {
                return i;
            }
        }
        return -1;
    }

    /** "was beaten by", 被, 由; a possessive before a noun turns the order too. */
    private static boolean isPassive(Statement s, Term verb) {
        List<Token> tokens = s.tokens();
        for (int i = verb.to(); i < Math.min(tokens.size(), verb.to() + 4); i++) {
            if (tokens.get(i).is("by")) {
                return true;
            }
        }
        return verb.from() > 0 && tokens.get(verb.from() - 1).text().endsWith("'s");
    }
}

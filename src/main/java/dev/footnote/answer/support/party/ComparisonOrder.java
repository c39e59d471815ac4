package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Lexicon;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds comparisons that are turned round: "A is older than B" against "B is older than A". */
final class ComparisonOrder {

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
            "member",
            "summer",
            "winter");

    private final Comparison c;
    private final Set<String> settled;

    ComparisonOrder(Comparison comparison, Set<String> settled) {
        this.c = comparison;
        this.settled = settled;
    }

    /** Compares each comparison of the claim; returns true if one could be judged. */
    boolean run() {
        boolean found = false;
        int tries = 0;
        for (Term t : c.claim().terms()) {
            boolean behindThan =
                    t.from() > 1 && c.claim().text(t.from() - 2, t.from()).contains("than");
            if (t.side() != 0 && !behindThan && tries < MOST && isComparing(c.claim(), t)) {
                found |= compare(t);
                tries++;
            }
        }
        return found;
    }

    /** True if the word is a comparative: "than" or 比 goes with it, or its form says so. */
    private static boolean isComparing(Statement s, Term t) {
        if (isCount(s, t)) {
            return false;
        }
        String word = t.text().toLowerCase(Locale.ROOT);
        boolean form = word.endsWith("er") && !DOERS.contains(word) && !Lexicon.isConverse(t.key())
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

    /** True if "than", "compared with" or a verb such as "outnumber" names the other side. */
    private static boolean isExplicit(Statement s, Term t) {
        return thanAfter(s, t) >= 0
                || against(s, t) >= 0
                || t.text().startsWith("outnumber")
                || t.text().endsWith("ed");
    }

    /** "More than once" compares nothing. */
    private static boolean isCount(Statement s, Term t) {
        return t.to() + 1 < s.tokens().size()
                && s.tokens().get(t.to()).is("than")
                && Set.of("once", "twice", "ever", "enough", "usual")
                        .contains(s.tokens().get(t.to() + 1).lower());
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
        if (isPredicate(c.claim(), said) || isAttribute(c.claim(), said)) {
            return false;
        }
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
                boolean told = s.isHan() || order || isExplicit(c.claim(), said) || isExplicit(s, t);
                Way other = told && isComparing(s, t) ? way(mine, sides(s, t, true), order) : null;
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

    /** "The effect was stronger in smokers": without "than" what stands behind is no second party. */
    private static boolean isPredicate(Statement s, Term t) {
        String word = t.text().toLowerCase(Locale.ROOT);
        String next = t.to() < s.tokens().size() ? s.tokens().get(t.to()).lower() : "";
        return !s.isHan()
                && word.endsWith("er")
                && !word.equals("after")
                && !word.startsWith("outnumber")
                && thanAfter(s, t) < 0
                && Set.of("in", "among", "at", "during", "on").contains(next);
    }

    /** "Her older brother": the word describes the noun behind it and compares no two things of the sentence. */
    private static boolean isAttribute(Statement s, Term t) {
        boolean noun = t.to() < s.tokens().size()
                && (KIN.contains(s.tokens().get(t.to()).lower())
                        || t.text().endsWith("er")
                                && t.from() > 0
                                && (Parties.isPreposition(s.tokens().get(t.from() - 1)) || isBehindArticle(s, t)));
        return !s.isHan() && noun && thanAfter(s, t) < 0;
    }

    /** "a much bigger company". */
    private static boolean isBehindArticle(Statement s, Term t) {
        String before = s.tokens().get(t.from() - 1).lower();
        boolean degree = Set.of("much", "far", "slightly", "even", "somewhat").contains(before) && t.from() > 1;
        String article = degree ? s.tokens().get(t.from() - 2).lower() : before;
        return Set.of("a", "an").contains(article) && s.tokens().get(t.to()).kind() == Token.Kind.WORD;
    }

    private static final Set<String> KIN = Set.of(
            "brother",
            "sister",
            "brothers",
            "sisters",
            "son",
            "daughter",
            "sons",
            "daughters",
            "cousin",
            "sibling",
            "siblings",
            "half",
            "twin");

    private void judge(Term said, Term shown, Statement s, boolean turned) {
        boolean negated = Sides.isNegated(c.claim(), said) != Sides.isNegated(s, shown);
        boolean opposite = said.side() != shown.side();
        if (turned ^ opposite ^ negated) {
            c.out()
                    .contradicted(
                            Kind.COMPARISON,
                            said.text(),
                            shown.text(),
                            "the comparison is turned round: the source says \"" + Sides.phrase(s, shown) + "\"",
                            "比较的方向相反：来源说的是“" + Sides.phrase(s, shown) + "”");
        }
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
        } else if (than < 0 && against(s, t) >= 0) {
            int from = against(s, t);
            int end = from < t.from()
                    ? Math.min(comma(s, from), t.from())
                    : s.tokens().size();
            right = things(s, from, end, clause);
            left = things(s, from < t.from() ? end : 0, t.from(), clause);
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

    /** Where the other side of "compared with" and the like begins in the clause of a word, or -1. */
    private static int against(Statement s, Term t) {
        for (int i = 0; i + 2 < s.tokens().size(); i++) {
            boolean compared =
                    s.tokens().get(i).is("compared") || s.tokens().get(i).is("comparison");
            boolean with =
                    s.tokens().get(i + 1).is("with") || s.tokens().get(i + 1).is("to");
            if (compared && with && s.clauseOf(i) == s.clauseOf(t.from())) {
                return i + 2;
            }
        }
        return -1;
    }

    /** Where the first comma after a token stands that is in no brackets, or the end. */
    private static int comma(Statement s, int from) {
        int depth = 0;
        for (int i = from; i < s.tokens().size(); i++) {
            depth += s.tokens().get(i).is("(") ? 1 : s.tokens().get(i).is(")") ? -1 : 0;
            if (depth <= 0 && s.tokens().get(i).is(",")) {
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

    private static Way way(Sides said, Sides shown, boolean order) {
        Set<String> left = new HashSet<>(shown.left());
        Set<String> right = new HashSet<>(shown.right());
        left.removeAll(shown.right());
        right.removeAll(shown.left());
        Set<String> mine = new HashSet<>(said.left());
        mine.removeAll(said.right());
        int straight = Sides.common(said.right(), right);
        int crossed = Sides.common(said.right(), left) + Sides.common(mine, right);
        int met = Sides.common(mine, left) + straight + crossed;
        if (straight == crossed || order) {
            straight += Sides.common(mine, left);
        }
        return new Way(straight == crossed ? null : Boolean.valueOf(crossed > straight), met);
    }
}

package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Lexicon;
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

/** Finds two parties that change places round one verb: "A beat B" against "B beat A". */
final class PartyOrder {

    /** Verbs that hold both ways. */
    private static final Set<String> BOTH_WAYS = Set.of(
            "marri", "met", "meet", "play", "connect", "link", "near", "border", "join", "differ", "equal", "share",
            "between", "versus", "collid", "resembl", "cooper", "merg", "wed");

    /** Places of one verb in a sentence that are tried. */
    private static final int MOST = 6;

    private static final Set<String> ARTICLES = Set.of("the", "a", "an");

    private static final Set<String> OWNERS = Set.of("his", "her", "its", "their", "my", "our", "your");

    private static final Pattern VERBAL = Pattern.compile("^[a-z]++(?<=.ed|.s)$|^\\p{IsHan}{2,3}$");

    private final Comparison c;
    private final Set<String> settled;

    PartyOrder(Comparison comparison, Set<String> settled) {
        this.c = comparison;
        this.settled = settled;
    }

    /** Two names round one verb. */
    void run() {
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
                    .filter(t -> t.key().equals(verb.key())
                            && !t.name()
                            && tie(s, t) == tie(c.claim(), verb)
                            && !isTitle(s, t))
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
                            "the parties have changed places: the source says \"" + Sides.phrase(where, turned) + "\"",
                            "两方互换了：来源说的是“" + Sides.phrase(where, turned) + "”");
        }
    }

    /** "Last year's winner", "the reigning champion": what somebody is called, no event of this sentence. */
    private static boolean isTitle(Statement s, Term t) {
        if (s.isHan() || t.from() < 2) {
            return false;
        }
        String before = s.tokens().get(t.from() - 1).lower();
        String earlier = s.tokens().get(t.from() - 2).lower();
        return TITLED.contains(before) || earlier.equals("last") && before.startsWith("year");
    }

    private static final Set<String> TITLED = Set.of("reigning", "defending", "former", "previous", "current", "title");

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
        boolean derived = word.endsWith("ions") || word.endsWith("ments") || word.endsWith("ances");
        boolean form = word.endsWith("ed")
                || Agents.PASTS.contains(word)
                || !derived && word.endsWith("s") && !word.endsWith("ss") && !NO_OBJECT.contains(after);
        boolean noun = owned || OWNERS.contains(before) || word.equals("left") && SIDES.contains(after);
        if (form && !noun && !ARTICLES.contains(before) && !after.equals("-")) {
            return Tie.VERB;
        }
        return owned || after.equals("of") || after.equals("to") ? Tie.NOUN : Tie.NONE;
    }

    /** What stands behind "left" where it is no verb. */
    private static final Set<String> SIDES =
            Set.of("flank", "side", "bank", "wing", "hand", "of", "arm", "leg", "foot", "eye");

    /** What stands behind a noun in the plural, and behind no verb with an object. */
    private static final Set<String> NO_OBJECT = Set.of(
            "", ",", ".", ";", ":", ")", "and", "or", "from", "in", "for", "with", "such", "as", "who", "that", "which",
            "at", "on", "during", "are", "were", "have", "is", "was", "has", "had", "created", "made", "based", "set");

    /** "Led" and "buys" have a doer before them; "a leader", "his parents" and "head of state" may have their one party on either side. */
    private static boolean isVerb(Statement s, Term t) {
        String word = t.text().toLowerCase(Locale.ROOT);
        boolean third = word.endsWith("s")
                && t.from() > 0
                && s.tokens().get(t.from() - 1).startsUpper();
        return s.isHan() || word.endsWith("ed") || third || Agents.PASTS.contains(word);
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
        boolean converse = Lexicon.isConverse(said.key())
                && !said.key().startsWith("~~before")
                && isVerb(c.claim(), said)
                && isVerb(s, shown);
        boolean two = !mine.right().isEmpty() && !theirs.right().isEmpty();
        if (mine.left().isEmpty() || theirs.left().isEmpty() || !(two || converse)) {
            return null;
        }
        Set<String> left = new HashSet<>(theirs.left());
        Set<String> right = new HashSet<>(theirs.right());
        left.removeAll(theirs.right());
        right.removeAll(theirs.left());
        int straight = Sides.common(mine.left(), left) + Sides.common(mine.right(), right);
        int crossed = Sides.common(mine.left(), right) + Sides.common(mine.right(), left);
        int same = Sides.common(mine.left(), left);
        boolean told =
                two ? (same > 0 && straight >= 2 && crossed == 0) || (crossed >= 2 && same == 0) : straight != crossed;
        if (told) {
            settled.add(said.key());
        }
        boolean opposite = said.side() * shown.side() < 0;
        boolean odd =
                (crossed > 0 && (two ? same == 0 : crossed > straight)) ^ opposite ^ (mine.turned() != theirs.turned());
        boolean clear = told && Sides.isNegated(c.claim(), said) == Sides.isNegated(s, shown);
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

package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds parties that have changed places: the buyer called the seller, a view given to another one, the one that somebody is unlike taken for that somebody. Each rule looks at a plain form of
 * sentence and leaves all others alone.
 */
public final class PartyCheck {

    private static final Set<String> TRADES = Set.of(
            "buy",
            "buys",
            "bought",
            "purchased",
            "acquired",
            "sell",
            "sells",
            "sold",
            "lend",
            "lends",
            "lent",
            "borrowed",
            "borrows",
            "taught",
            "teaches");

    private static final Set<String> BOUGHT = Set.of("bought", "purchased", "acquired");

    private static final Set<String> VIEWS = Set.of(
            "described",
            "describes",
            "called",
            "calls",
            "considered",
            "considers",
            "rejected",
            "rejects",
            "praised",
            "criticised",
            "criticized",
            "regarded",
            "argued",
            "argues",
            "claimed",
            "claims",
            "denied",
            "denies",
            "believed",
            "believes",
            "doubted",
            "doubts");

    /** Tokens beyond which a stretch is no sentence whose parties could be told apart. */
    private static final int LONGEST = 1_000;

    private static final Set<String> PRONOUNS = Set.of("he", "she", "it", "they", "who", "which");

    private final Comparison c;

    /** Creates a check of one claim. */
    public PartyCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        DoerCheck doers = new DoerCheck(c);
        RuledOutCheck ruledOut = new RuledOutCheck(c);
        SubjectCheck subjects = new SubjectCheck(c);
        SpeakerCheck speakers = new SpeakerCheck(c);
        SuccessionCheck succession = new SuccessionCheck(c);
        RespectiveCheck respective = new RespectiveCheck(c);
        SameObjectCheck objects = new SameObjectCheck(c);
        WorkCheck works = new WorkCheck(c);
        SequenceCheck sequence = new SequenceCheck(c);
        BracketCheck brackets = new BracketCheck(c);
        ReplacedSubject replaced = new ReplacedSubject(c);
        new OtherSubject(c).run();
        new LandCheck(c).run();
        for (Statement s : c.evidence().quoted()) {
            if (s.tokens().size() > LONGEST) {
                continue;
            }
            succession.run(s);
            respective.run(s);
            objects.run(s);
            sequence.run(s);
            if (c.claim().isHan() && s.isHan()) {
                doers.han(s);
                works.run(s);
                subjects.run(s);
                speakers.run(s);
                ruledOut.ratherThan(s);
                ruledOut.exchanged(s);
            } else if (!c.claim().isHan() && !s.isHan()) {
                trades(s);
                sellers(s);
                voices(s);
                views(s);
                unlike(s);
                ruledOut.ratherThan(s);
                ruledOut.exchanged(s);
                doers.english(s);
                subjects.run(s);
                ruledOut.replaced(s);
                new RelationCheck(c).run(s);
                brackets.run(s);
                new OtherName(c).run(s);
                replaced.run(s);
            }
        }
    }

    /** "A sold it" against "A bought it": of converse verbs with the same subject only one can be true. */
    private void trades(Statement s) {
        int mine = verb(c.claim(), TRADES);
        int theirs = verb(s, TRADES);
        if (mine < 0 || theirs < 0) {
            return;
        }
        Term said = term(c.claim(), mine);
        Term told = term(s, theirs);
        if (said == null || told == null) {
            return;
        }
        boolean converse = said.key().equals(told.key()) && said.side() != 0 && said.side() == -told.side();
        Set<String> subject = before(c.claim(), mine);
        boolean same = !subject.isEmpty()
                && before(s, theirs).containsAll(subject)
                && after(s, theirs).stream().noneMatch(subject::contains);
        if (converse && same) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            said.text(),
                            told.text(),
                            "the source says \"" + told.text() + "\", the claim \"" + said.text()
                                    + "\" of the same party",
                            "来源说的是“" + told.text() + "”，论断说的是“" + said.text() + "”");
        }
    }

    /** "Bought it from B" against "was bought by B". */
    private void sellers(Statement s) {
        Set<String> sellers = parties(c.claim(), "from");
        Set<String> buyers = parties(s, "by");
        sellers.retainAll(buyers);
        if (!sellers.isEmpty()
                && parties(c.claim(), "by").isEmpty()
                && parties(s, "from").isEmpty()) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            c.claim().text(),
                            s.text(),
                            "the parties are exchanged: the source names the buyer whom the claim takes for the seller",
                            "双方颠倒了");
        }
    }

    /** Words of the party behind a preposition, after a verb of buying. */
    private static Set<String> parties(Statement s, String preposition) {
        Set<String> out = new HashSet<>();
        boolean bought = false;
        for (int i = 0; i + 1 < s.tokens().size(); i++) {
            bought |= BOUGHT.contains(s.tokens().get(i).lower());
            if (bought && s.tokens().get(i).is(preposition)) {
                int head = s.tokens().get(i + 1).is("the") ? i + 2 : i + 1;
                if (head < s.tokens().size()) {
                    out.add(s.tokens().get(head).stem());
                }
            }
        }
        return out;
    }

    /** "A succeeded B" against "A was succeeded by B". */
    private void voices(Statement s) {
        for (int i = 1; i < s.tokens().size(); i++) {
            Token verb = s.tokens().get(i);
            int by = isPassive(s, i) ? Agents.by(s, i) : -1;
            int mine = by < 0 ? -1 : active(verb.stem());
            if (mine < 0) {
                continue;
            }
            Set<String> subject = Agents.names(c.claim(), 0, mine);
            Set<String> object =
                    Agents.names(c.claim(), mine, c.claim().tokens().size());
            Set<String> doers = Agents.names(s, by, s.tokens().size());
            boolean turned = object.stream().anyMatch(doers::contains)
                    && !subject.isEmpty()
                    && subject.stream().noneMatch(doers::contains);
            if (turned) {
                c.out()
                        .contradicted(
                                Kind.ROLE,
                                c.claim().text(0, mine + 1),
                                s.text(i - 1, s.tokens().size()),
                                "the parties are exchanged: the source says \""
                                        + s.text(i - 1, s.tokens().size()) + "\"",
                                "双方颠倒了");
                return;
            }
        }
    }

    private static boolean isPassive(Statement s, int verb) {
        return s.tokens().get(verb).lower().endsWith("ed")
                && Agents.BE.contains(s.tokens().get(verb - 1).lower());
    }

    /** Where the claim has a verb in the active voice; -1 if it has not. */
    private int active(String stem) {
        for (int i = 1; i < c.claim().tokens().size(); i++) {
            boolean same = c.claim().tokens().get(i).stem().equals(stem);
            if (same && !Agents.BE.contains(c.claim().tokens().get(i - 1).lower()) && Agents.by(c.claim(), i) < 0) {
                return i;
            }
        }
        return -1;
    }

    /** "B described it" against "A described it, while B ...". */
    private void views(Statement s) {
        int mine = verb(c.claim(), VIEWS);
        int theirs = mine < 0 ? -1 : verb(s, Set.of(c.claim().tokens().get(mine).lower()));
        if (theirs < 0) {
            return;
        }
        Set<String> subject = before(c.claim(), mine);
        Set<String> known = before(s, theirs);
        boolean pronoun = s.tokens().subList(0, theirs).stream().anyMatch(t -> PRONOUNS.contains(t.lower()));
        boolean other = !subject.isEmpty()
                && !known.isEmpty()
                && subject.stream().noneMatch(known::contains)
                && after(s, theirs).containsAll(subject);
        if (other && !pronoun) {
            c.out()
                    .contradicted(
                            Kind.ATTRIBUTION,
                            c.claim().text(0, mine),
                            s.text(0, theirs),
                            "the source gives this view to \"" + s.text(0, theirs) + "\", the claim to \""
                                    + c.claim().text(0, mine) + "\"",
                            "来源里这是另一方的看法");
        }
    }

    /** "Unlike A, B did it" against "A did it". */
    private void unlike(Statement s) {
        boolean begins = s.tokens().size() > 4 && s.tokens().get(0).is("unlike");
        int comma = begins ? comma(s) : -1;
        if (comma < 0) {
            return;
        }
        Set<String> named = new HashSet<>();
        s.terms().stream().filter(t -> t.name() && t.to() <= comma).forEach(t -> named.add(t.key()));
        List<Term> terms = c.claim().terms();
        boolean subject = !terms.isEmpty() && named.contains(terms.get(0).key());
        boolean negative = c.claim().tokens().stream().anyMatch(t -> t.is("not") || t.is("unlike") || t.is("never"));
        if (subject && !negative) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            terms.get(0).text(),
                            s.text(0, comma),
                            "the source says this of another one: \"" + s.text(0, comma) + ", ...\"",
                            "来源说的是另一方");
        }
    }

    /** The first verb of a set that stands in the active voice; -1 if there is none. */
    private static int verb(Statement s, Set<String> verbs) {
        for (int i = 1; i < s.tokens().size(); i++) {
            if (verbs.contains(s.tokens().get(i).lower())) {
                Token before = s.tokens().get(i - 1);
                boolean passive = Agents.BE.contains(before.lower())
                        || i + 1 < s.tokens().size() && s.tokens().get(i + 1).is("by");
                return passive ? -1 : i;
            }
        }
        return -1;
    }

    private static Set<String> before(Statement s, int verb) {
        Set<String> keys = new HashSet<>();
        s.terms().stream()
                .filter(t -> t.to() <= verb && s.clauseOf(t.from()) == s.clauseOf(verb))
                .forEach(t -> keys.add(t.key()));
        return keys;
    }

    private static Set<String> after(Statement s, int verb) {
        Set<String> keys = new HashSet<>();
        s.terms().stream().filter(t -> t.from() > verb).forEach(t -> keys.add(t.key()));
        return keys;
    }

    private static @Nullable Term term(Statement s, int token) {
        return s.terms().stream()
                .filter(t -> t.from() <= token && token < t.to())
                .findFirst()
                .orElse(null);
    }

    private static int comma(Statement s) {
        for (int i = 2; i < s.tokens().size(); i++) {
            if (s.tokens().get(i).is(",")) {
                return i;
            }
        }
        return -1;
    }
}

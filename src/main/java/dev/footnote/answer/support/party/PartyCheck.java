package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** Past forms of making that do not end in "-ed". */
    private static final Set<String> MADE = Set.of(
            "written", "wrote", "built", "made", "sung", "sang", "drawn", "drew", "shot", "won", "led", "found",
            "founded", "given", "gave", "taken", "took", "sold", "bought", "taught", "spoken", "spoke", "paid", "cut",
            "set", "begun", "began");

    private static final Set<String> BE = Set.of("was", "were", "is", "are", "been", "be", "being");

    private static final Set<String> PRONOUNS = Set.of("he", "she", "it", "they", "who", "which");

    private static final Pattern GIVES = Pattern.compile(
            "([^，。；,;]{1,24})[把将]([^，。；,;]{1,24}?)(?:卖|出售|转让|赠送|捐赠|移交|借|租|交|送|授予|颁)给了?([^，。；,;]{1,24})");

    /** Verbs of one meaning. */
    private static final Set<String> BUILDS = Set.of("承建", "施工", "建造", "修建", "兴建");

    private static final Pattern DOERS = Pattern.compile(
            "(?<![^，。；、,;由])由?([^，。；、,;由]{2,12}?)(?:负责|主持)?(设计|承建|施工|建造|修建|兴建|监理|投资|出资|出版|创办|主编|编写|导演|编剧|作曲|作词|翻译|收购|运营|管理)(?=了|[，。；、,;.]|$|的)");

    private final Comparison c;

    /** Creates a check of one claim. */
    public PartyCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim to the findings. */
    public void run() {
        for (Statement s : c.evidence().quoted()) {
            if (c.claim().isHan() && s.isHan()) {
                gives(s);
                doers(s);
                ratherThan(s);
            } else if (!c.claim().isHan() && !s.isHan()) {
                trades(s);
                sellers(s);
                voices(s);
                views(s);
                unlike(s);
                ratherThan(s);
                makers(s);
                replaced(s);
            }
        }
    }

    /** "Written by Foley and produced by Holt": a claim that gives the one's work to the other. */
    private void makers(Statement s) {
        Map<String, Set<String>> shown = makers(s, true);
        if (shown.isEmpty()) {
            return;
        }
        Map<String, Set<String>> said = makers(c.claim(), true);
        makers(c.claim(), false).forEach(said::putIfAbsent);
        Set<String> names = nameKeys(s, 0, s.tokens().size());
        said.forEach((verb, doers) -> {
            Set<String> real = shown.getOrDefault(verb, Set.of());
            boolean other = !real.isEmpty()
                    && !doers.isEmpty()
                    && names.containsAll(doers)
                    && doers.stream().noneMatch(real::contains);
            if (other) {
                c.out()
                        .contradicted(
                                Kind.ROLE,
                                c.claim().text(),
                                s.text(),
                                "the source says that somebody else did this: \"" + s.text() + "\"",
                                "来源说做这件事的是别人：“" + s.text() + "”");
            }
        });
    }

    /** The names of those who did something, by the family of the verb: "written by" (passive), or the names before "wrote". */
    private static Map<String, Set<String>> makers(Statement s, boolean passive) {
        Map<String, Set<String>> out = new LinkedHashMap<>();
        for (Term t : s.terms()) {
            int at = t.from();
            int by = by(s, at);
            boolean direct = by > 0 && by <= at + 2;
            boolean verb = !t.name() && (t.text().endsWith("ed") || MADE.contains(t.text()));
            if (!verb || passive != direct) {
                continue;
            }
            Set<String> names = direct
                    ? agent(s, by)
                    : s.phraseOf(0) == s.phraseOf(at)
                                    && !BE.contains(
                                            at > 0 ? s.tokens().get(at - 1).lower() : "")
                            ? nameKeys(s, 0, at)
                            : Set.of();
            if (!names.isEmpty()) {
                out.putIfAbsent(t.key(), names);
            }
        }
        return out;
    }

    /** The names of an agent, or its words where it has no name: "by the county". */
    private static Set<String> agent(Statement s, int by) {
        Set<String> names = nameKeys(s, by, endOfAgent(s, by));
        if (!names.isEmpty()) {
            return names;
        }
        Set<String> words = new HashSet<>();
        s.terms().stream()
                .filter(t -> t.from() > by && t.from() < by + 5 && s.phraseOf(t.from()) == s.phraseOf(by))
                .forEach(t -> words.add(t.key()));
        return words;
    }

    /** The agent ends where a comma, a verb or a preposition follows its name. */
    private static int endOfAgent(Statement s, int by) {
        boolean name = false;
        for (int i = by + 1; i < s.tokens().size(); i++) {
            Token t = s.tokens().get(i);
            boolean capital = t.startsUpper();
            boolean joins = t.is("and")
                    && i + 1 < s.tokens().size()
                    && s.tokens().get(i + 1).startsUpper();
            boolean other = s.phraseOf(i) != s.phraseOf(by) && !joins;
            if (other || name && !capital && !joins) {
                return i;
            }
            name |= capital;
        }
        return s.tokens().size();
    }

    /** "Replace the boiler with a pump" against "replace the pump with a boiler". */
    private void replaced(Statement s) {
        Set<String> out = new HashSet<>();
        Set<String> in = new HashSet<>();
        Set<String> outSaid = new HashSet<>();
        Set<String> inSaid = new HashSet<>();
        if (!exchange(s, out, in) || !exchange(c.claim(), outSaid, inSaid)) {
            return;
        }
        Set<String> both = new HashSet<>(out);
        both.retainAll(in);
        out.removeAll(both);
        in.removeAll(both);
        boolean straight =
                outSaid.stream().anyMatch(out::contains) || inSaid.stream().anyMatch(in::contains);
        boolean crossed =
                outSaid.stream().anyMatch(in::contains) && inSaid.stream().anyMatch(out::contains);
        if (crossed && !straight) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            c.claim().text(),
                            s.text(),
                            "what goes and what comes have changed places: the source says \"" + s.text() + "\"",
                            "替换与被替换的颠倒了：来源说的是“" + s.text() + "”");
        }
    }

    /** Collects what goes and what comes; false if the sentence has no such verb. */
    private static boolean exchange(Statement s, Set<String> out, Set<String> in) {
        for (int i = 0; i < s.tokens().size(); i++) {
            String word = s.tokens().get(i).lower();
            if (!word.startsWith("replac") && !word.startsWith("swap")) {
                continue;
            }
            boolean passive = i > 0 && BE.contains(s.tokens().get(i - 1).lower());
            for (int k = i + 1; k < s.tokens().size() && s.clauseOf(k) == s.clauseOf(i); k++) {
                String link = s.tokens().get(k).lower();
                if (link.equals("with") || link.equals("by") || link.equals("for")) {
                    int at = i;
                    int mid = k;
                    for (Term t : s.terms()) {
                        boolean left = passive ? t.to() < at : t.from() > at && t.to() <= mid;
                        if (left) {
                            out.add(t.key());
                        } else if (t.from() > mid && t.from() < mid + 6 && s.phraseOf(t.from()) == s.phraseOf(mid)) {
                            in.add(t.key());
                        }
                    }
                    return !out.isEmpty() && !in.isEmpty();
                }
            }
        }
        return false;
    }

    /** "To Dayton rather than to Harl", 而不是: a claim that has only what the passage rules out. */
    private void ratherThan(Statement s) {
        for (int i = 1; i + 2 < s.tokens().size(); i++) {
            int to = ruledOut(s, i);
            if (to < 0) {
                continue;
            }
            int at = i;
            Set<String> out = new HashSet<>();
            Set<String> in = new HashSet<>();
            for (Term t : s.terms()) {
                boolean after = t.from() >= to && s.phraseOf(t.from()) == s.phraseOf(to) && t.from() < to + 6;
                boolean before = t.to() <= at && t.from() > at - 7 && s.clauseOf(t.from()) == s.clauseOf(at);
                if (after) {
                    out.add(t.key());
                } else if (before) {
                    in.add(t.key());
                }
            }
            Set<String> both = new HashSet<>(out);
            both.retainAll(in);
            out.removeAll(both);
            Set<String> said = c.claim().keys();
            Set<String> subject = new HashSet<>();
            s.terms().stream().filter(t -> t.to() <= at - 6).forEach(t -> subject.add(t.key()));
            in.removeAll(both);
            boolean only = !out.isEmpty()
                    && said.containsAll(out)
                    && in.stream()
                                            .filter(k -> !subject.contains(k))
                                            .filter(said::contains)
                                            .count()
                                    * 2
                            < in.size();
            boolean denied =
                    c.claim().has(CueKind.NOT) || c.claim().tokens().stream().anyMatch(t -> t.is("rather"));
            if (only && !denied) {
                String words = s.text(i, Math.min(s.tokens().size(), to + 5));
                c.out()
                        .contradicted(
                                Kind.OPPOSITE,
                                c.claim().text(),
                                words,
                                "the source rules this out: \"" + words + "\"",
                                "来源排除了这一点：“" + words + "”");
                return;
            }
        }
    }

    /** The token after "rather than", "instead of", 而不是, 而非 at a token; -1 if there is none. */
    private static int ruledOut(Statement s, int at) {
        Token first = s.tokens().get(at);
        Token second = s.tokens().get(at + 1);
        boolean english = first.is("rather") && second.is("than") || first.is("instead") && second.is("of");
        boolean short_ = first.is("而") && second.is("非");
        boolean whole =
                first.is("而") && second.is("不") && s.tokens().get(at + 2).is("是");
        return english || short_ ? at + 2 : whole ? at + 3 : -1;
    }

    /** 由甲设计，乙施工: a claim that gives one's part to the other. */
    private void doers(Statement s) {
        Map<String, String> shown = new LinkedHashMap<>();
        parts(s.text(), shown);
        Map<String, String> said = new LinkedHashMap<>();
        parts(c.claim().text(), said);
        said.forEach((verb, doer) -> {
            String real = shown.getOrDefault(verb, "");
            boolean other = !real.isEmpty()
                    && !overlap(real, doer)
                    && shown.entrySet().stream().anyMatch(e -> !e.getKey().equals(verb) && overlap(e.getValue(), doer));
            if (other) {
                c.out()
                        .contradicted(
                                Kind.ROLE,
                                doer,
                                real,
                                "the source says this of " + real + ", the claim of " + doer,
                                "来源说的是“" + real + "”，论断说的是“" + doer + "”");
            }
        });
    }

    private static boolean overlap(String a, String b) {
        return a.contains(b) || b.contains(a);
    }

    /** Who did what, by the verbs of a list. */
    private static void parts(String text, Map<String, String> out) {
        for (Matcher m = DOERS.matcher(text); m.find(); ) {
            String verb = m.group(2);
            out.putIfAbsent(BUILDS.contains(verb) ? "施工" : verb, m.group(1));
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
            int by = isPassive(s, i) ? by(s, i) : -1;
            int mine = by < 0 ? -1 : active(verb.stem());
            if (mine < 0) {
                continue;
            }
            Set<String> subject = nameKeys(c.claim(), 0, mine);
            Set<String> object = nameKeys(c.claim(), mine, c.claim().tokens().size());
            Set<String> doers = nameKeys(s, by, s.tokens().size());
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
                && BE.contains(s.tokens().get(verb - 1).lower());
    }

    private static int by(Statement s, int verb) {
        for (int i = verb + 1; i < s.tokens().size() && i < verb + 6; i++) {
            if (s.tokens().get(i).is("by")) {
                return i;
            }
        }
        return -1;
    }

    /** Where the claim has a verb in the active voice; -1 if it has not. */
    private int active(String stem) {
        for (int i = 1; i < c.claim().tokens().size(); i++) {
            boolean same = c.claim().tokens().get(i).stem().equals(stem);
            if (same && !BE.contains(c.claim().tokens().get(i - 1).lower()) && by(c.claim(), i) < 0) {
                return i;
            }
        }
        return -1;
    }

    private static Set<String> nameKeys(Statement s, int from, int to) {
        Set<String> keys = new HashSet<>();
        s.terms().stream()
                .filter(t -> t.name() && t.from() >= from && t.to() <= to)
                .forEach(t -> keys.add(t.key()));
        return keys;
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

    /** A 把 X 卖给 B against B 将 X 出售给 A. */
    private void gives(Statement s) {
        Matcher mine = GIVES.matcher(c.claim().text());
        Matcher theirs = GIVES.matcher(s.text());
        if (!mine.find() || !theirs.find()) {
            return;
        }
        String giver = mine.group(1);
        String taker = end(mine.group(3));
        boolean turned = giver.length() > 1
                && taker.length() > 1
                && theirs.group(3).contains(giver)
                && theirs.group(1).contains(taker);
        if (turned) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            giver,
                            theirs.group(1),
                            "the parties are exchanged: the source says " + theirs.group(),
                            "双方颠倒了：来源说的是“" + theirs.group() + "”");
        }
    }

    private static String end(String party) {
        return party.endsWith("了") ? party.substring(0, party.length() - 1) : party;
    }

    /** The first verb of a set that stands in the active voice; -1 if there is none. */
    private static int verb(Statement s, Set<String> verbs) {
        for (int i = 1; i < s.tokens().size(); i++) {
            if (verbs.contains(s.tokens().get(i).lower())) {
                Token before = s.tokens().get(i - 1);
                boolean passive = BE.contains(before.lower())
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

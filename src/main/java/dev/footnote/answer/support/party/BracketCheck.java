package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a claim that gives to one name what the passage adds to another one in brackets or between commas: "Ann Lee (who sang the
 * lead), Bo Dahl", "Tim, a nurse, and his brother Lars, a pilot".
 */
final class BracketCheck {

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private static final Set<String> BE = Set.of("is", "was", "are", "were");

    private final Comparison c;

    BracketCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** What a sentence adds to a name. */
    private record Added(Set<String> name, Set<String> words, int from, int to) {}

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        if (s.isHan() || c.claim().isHan()) {
            return;
        }
        inBrackets(s);
        pairs(s);
        years(s);
        described(s);
        holder(s);
    }

    /** "the visitors' captain, Lee Moe, ...": a claim that somebody else was the captain. */
    private void holder(Statement s) {
        List<Token> tokens = c.claim().tokens();
        int verb = 0;
        while (verb < tokens.size() && !BE.contains(tokens.get(verb).lower())) {
            verb++;
        }
        int is = verb;
        Set<String> subject = names(c.claim(), 0, verb);
        Set<String> predicate = new HashSet<>();
        c.claim().terms().stream()
                .filter(t -> t.from() > is && !t.name())
                .limit(2)
                .forEach(t -> predicate.add(t.key()));
        for (Term t : subject.isEmpty() ? List.<Term>of() : s.terms()) {
            boolean held = predicate.contains(t.key())
                    && t.to() + 1 < s.tokens().size()
                    && s.tokens().get(t.to()).is(",")
                    && s.tokens().get(t.to() + 1).startsUpper();
            Set<String> who = held ? names(s, t.to(), Math.min(s.tokens().size(), t.to() + 4)) : Set.of();
            boolean known = s.terms().stream().anyMatch(x -> subject.contains(x.key()));
            if (!who.isEmpty() && known && who.stream().noneMatch(subject::contains)) {
                differs(s, new Added(who, who, t.from() + 2, t.to() + 4));
                return;
            }
        }
    }

    private void inBrackets(Statement s) {
        Set<String> subject = subject();
        if (subject.isEmpty()) {
            return;
        }
        Set<String> rest = new HashSet<>(c.claim().keys());
        rest.removeAll(subject);
        for (Added added : brackets(s)) {
            long met = rest.stream().filter(added.words()::contains).count();
            boolean outside = s.terms().stream()
                    .anyMatch(t -> t.name()
                            && subject.contains(t.key())
                            && (t.to() <= added.from() || t.from() >= added.to()));
            boolean other = subject.stream()
                    .noneMatch(k -> added.name().contains(k) || added.words().contains(k));
            if (other && outside && met >= 2 && 3 * met >= 2L * rest.size()) {
                differs(s, added);
                return;
            }
        }
    }

    /** "the novel "Frost" (1978) and its sequel "Thaw" (1992)": a year goes with the title before it. */
    private void years(Statement s) {
        if (c.claim().dates().size() != 1 || !c.claim().dates().get(0).isYearOnly()) {
            return;
        }
        DateMention said = c.claim().dates().get(0);
        String mine = "";
        String theirs = "";
        String own = "";
        for (DateMention d : s.dates()) {
            boolean bracket = d.from() > 1 && s.tokens().get(d.from() - 1).is("(");
            String title = bracket ? titleBefore(s, d.from() - 1) : "";
            boolean named = !title.isEmpty() && c.claim().text().contains(title);
            if (!title.isEmpty() && said.isGivenBy(d)) {
                theirs = title;
            } else if (named) {
                mine = title;
                own = d.text();
            }
        }
        if (!mine.isEmpty() && !theirs.isEmpty() && !c.claim().text().contains(theirs)) {
            c.out()
                    .contradicted(
                            Kind.DATE,
                            said.text(),
                            own,
                            "the source gives " + own + " for \"" + mine + "\"; " + said.text() + " stands for \""
                                    + theirs + "\"",
                            "来源里“" + mine + "”对应的是" + own);
        }
    }

    /** The title in quotation marks, or the name, that ends right before a token. */
    private static String titleBefore(Statement s, int at) {
        if (!s.tokens().get(at - 1).is("\"")) {
            int from = at;
            while (from > 0 && s.tokens().get(from - 1).startsUpper()) {
                from--;
            }
            return s.text(from, at);
        }
        int from = at - 2;
        while (from > 0 && at - from < 10 && !s.tokens().get(from).is("\"")) {
            from--;
        }
        return s.tokens().get(from).is("\"") ? s.text(from + 1, at - 1) : "";
    }

    /** "Cane (Lee) saves a banker (Byrne)": a claim that pairs a name with what stands in the brackets of another one. */
    private void pairs(Statement s) {
        List<Added> all = new ArrayList<>();
        for (int i = 1; i + 2 < s.tokens().size(); i++) {
            int to = i + 1;
            while (to < s.tokens().size() && s.tokens().get(to).startsUpper()) {
                to++;
            }
            boolean pair = s.tokens().get(i).is("(")
                    && to > i + 1
                    && to < s.tokens().size()
                    && s.tokens().get(to).is(")");
            if (pair) {
                Set<String> outer = nameBefore(s, i);
                all.add(new Added(outer.isEmpty() ? words(s, Math.max(0, i - 1), i) : outer, words(s, i, to), i, to));
            }
        }
        Set<String> said = c.claim().keys();
        Added named = null;
        Added inside = null;
        int count = 0;
        for (Added pair : all) {
            boolean outer = !pair.name().isEmpty() && pair.name().stream().allMatch(said::contains);
            boolean inner = pair.words().stream().anyMatch(said::contains);
            named = outer ? pair : named;
            inside = inner ? pair : inside;
            count += (outer ? 1 : 0) + (inner ? 1 : 0);
        }
        if (count == 2
                && named != null
                && inside != null
                && !named.equals(inside)
                && c.claim().terms().size() < 9) {
            differs(s, named);
        }
    }

    /** "Lars is a nurse" where the passage calls Tim a nurse and Lars a pilot. */
    private void described(Statement s) {
        List<Token> tokens = c.claim().tokens();
        int verb = 0;
        while (verb < tokens.size() && !BE.contains(tokens.get(verb).lower())) {
            verb++;
        }
        boolean is = verb + 2 < tokens.size()
                && ARTICLES.contains(tokens.get(verb + 1).lower());
        Set<String> subject = is ? names(c.claim(), 0, verb) : Set.of();
        if (subject.isEmpty()) {
            return;
        }
        Set<String> said = words(c.claim(), verb + 2, end(c.claim(), verb + 2));
        List<Added> all = descriptions(s);
        Added mine = null;
        Added other = null;
        for (Added added : all) {
            boolean own = added.name().stream().anyMatch(subject::contains);
            boolean fits = !said.isEmpty() && added.words().containsAll(said);
            mine = own ? added : mine;
            other = !own && fits ? added : other;
        }
        if (mine != null && other != null && said.stream().noneMatch(mine.words()::contains)) {
            differs(s, other);
        }
    }

    private void differs(Statement s, Added added) {
        String words = s.text(
                Math.max(0, added.from() - 2), Math.min(added.to(), s.tokens().size()));
        c.out().ofAnother(c.claim().text(), words);
    }

    /** The names before the verb of the claim: those that stand before its first word in small letters. */
    private Set<String> subject() {
        List<Token> tokens = c.claim().tokens();
        int to = 0;
        while (to < tokens.size() && tokens.get(to).startsUpper()) {
            to++;
        }
        Set<String> out = new HashSet<>();
        int end = to;
        c.claim().terms().stream().filter(t -> t.to() <= end).forEach(t -> out.add(t.key()));
        return out;
    }

    private static List<Added> brackets(Statement s) {
        List<Added> out = new ArrayList<>();
        for (int i = 1; i < s.tokens().size(); i++) {
            if (!s.tokens().get(i).is("(")) {
                continue;
            }
            int to = i + 1;
            while (to < s.tokens().size() && !s.tokens().get(to).is(")")) {
                to++;
            }
            Set<String> name = namesBefore(s, i);
            if (!name.isEmpty()) {
                out.add(new Added(name, words(s, i, to), i, to));
            }
        }
        return out;
    }

    private static List<Added> descriptions(Statement s) {
        List<Added> out = new ArrayList<>();
        for (int i = 1; i + 1 < s.tokens().size(); i++) {
            boolean opens = s.tokens().get(i).is(",")
                    && ARTICLES.contains(s.tokens().get(i + 1).lower());
            Integer at = opens ? nameEnd(s, i) : null;
            if (at != null) {
                out.add(new Added(nameBefore(s, at), words(s, i + 2, end(s, i + 2)), i, end(s, i + 2)));
            }
        }
        return out;
    }

    /** Where the name ends that stands before a comma, with or without brackets between; null if none does. */
    private static @Nullable Integer nameEnd(Statement s, int comma) {
        int at = comma;
        if (s.tokens().get(at - 1).is(")")) {
            while (at > 0 && !s.tokens().get(at).is("(")) {
                at--;
            }
        }
        return at > 0 && s.tokens().get(at - 1).startsUpper() ? Integer.valueOf(at) : null;
    }

    /** "Prince Henry, Duke of Arl (": all names in a row, with "of" and commas between. */
    private static Set<String> namesBefore(Statement s, int at) {
        int from = at;
        while (from > 0
                && at - from < 12
                && (s.tokens().get(from - 1).startsUpper()
                        || Set.of(",", "of", "the", "de", "van")
                                .contains(s.tokens().get(from - 1).lower()))) {
            from--;
        }
        return names(s, from, at);
    }

    private static Set<String> nameBefore(Statement s, int at) {
        int from = at;
        while (from > 0 && s.tokens().get(from - 1).startsUpper()) {
            from--;
        }
        return names(s, from, at);
    }

    private static Set<String> names(Statement s, int from, int to) {
        Set<String> out = new HashSet<>();
        for (Term t : s.terms()) {
            if ((t.name() || t.from() == 0 && Character.isUpperCase(t.text().charAt(0)))
                    && t.from() >= from
                    && t.to() <= to) {
                out.add(t.key());
            }
        }
        return out;
    }

    private static Set<String> words(Statement s, int from, int to) {
        Set<String> out = new HashSet<>();
        s.terms().stream().filter(t -> t.from() >= from && t.to() <= to).forEach(t -> out.add(t.key()));
        return out;
    }

    /** Where a description ends: at a comma, or at a word that opens a clause. */
    private static int end(Statement s, int from) {
        for (int i = from; i < s.tokens().size(); i++) {
            Token t = s.tokens().get(i);
            if (t.is(",") || t.is(".") || t.is("who") || t.is("which") || t.is("that") || t.is("with")) {
                return i;
            }
        }
        return s.tokens().size();
    }
}

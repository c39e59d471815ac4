package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Lexicon;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Comparison.Clause;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds words of a claim whose opposites stand in a clause of the passage. */
final class OppositeWords {

    private final Comparison c;
    private final Set<String> settled;

    /**
     * @param settled families of words whose direction has been judged already
     */
    OppositeWords(Comparison comparison, Set<String> settled) {
        this.c = comparison;
        this.settled = settled;
    }

    /** A word of the claim whose opposite, and only that, stands in the clause. */
    @Nullable
    Term flip(List<Term> words, Clause best) {
        Map<String, Integer> sides = new HashMap<>();
        best.terms().stream()
                .filter(t -> t.side() != 0 && !(c.across() && t.text().length() == 1))
                .forEach(t -> sides.merge(t.key(), t.side(), (a, b) -> a.equals(b) ? a : 0));
        Map<String, Integer> mine = new HashMap<>();
        words.stream()
                .filter(t -> t.side() != 0)
                .forEach(t -> mine.merge(t.key(), t.side(), (a, b) -> a.equals(b) ? a : 0));
        for (Term t : words) {
            int there = sides.getOrDefault(t.key(), 0);
            if (t.side() != 0
                    && there == -t.side()
                    && !Lexicon.isConverse(t.key())
                    && mine.getOrDefault(t.key(), 0) != 0
                    && !settled.contains(t.key())
                    && !t.name()) {
                return t;
            }
        }
        return prefixed(words, best);
    }

    /** "unstructured" against "structured": a prefix that turns the word round, and each side has the one of them alone. */
    private @Nullable Term prefixed(List<Term> words, Clause best) {
        if (c.claim().isHan()) {
            return null;
        }
        Set<String> mine = texts(c.claim());
        Set<String> theirs = texts(best.statement());
        for (Term t : words) {
            String word = t.text().toLowerCase(Locale.ROOT);
            String plain = plain(word);
            boolean claimed = !plain.equals(word) && theirs.contains(plain) && !mine.contains(plain);
            boolean shown = !t.name()
                    && best.terms().stream()
                            .map(x -> x.text().toLowerCase(Locale.ROOT))
                            .anyMatch(x -> !plain(x).equals(x) && plain(x).equals(word) && !mine.contains(x));
            if (claimed && !theirs.contains(word) || shown && !theirs.contains(word)) {
                return t;
            }
        }
        return null;
    }

    private static Set<String> texts(Statement s) {
        Set<String> out = new HashSet<>();
        s.tokens().forEach(t -> out.add(t.lower()));
        return out;
    }

    /** A word without "un" or "non", where what is left is an adjective or adverb by its ending. */
    private static String plain(String word) {
        String rest = word.startsWith("non") ? word.substring(3) : word.startsWith("un") ? word.substring(2) : word;
        boolean form = rest.length() > 4 && ENDINGS.stream().anyMatch(rest::endsWith);
        return form ? rest : word;
    }

    private static final List<String> ENDINGS = List.of(
            "ed", "able", "ible", "al", "ful", "ing", "ous", "ly", "ant", "ent", "ar", "ory", "ive", "fied", "known",
            "certain", "stable", "common", "written");

    /** 被捕后，他一直保持沉默: the next stretch goes on about the same one, where a pronoun or no name opens it. */
    @Nullable
    Term flipBehind(List<Term> words, Clause best) {
        Statement s = best.statement();
        List<Term> next = s.terms().stream()
                .filter(t -> s.phraseOf(t.from()) == best.index() + 1)
                .toList();
        boolean goesOn = c.claim().isHan()
                && !c.across()
                && !next.isEmpty()
                && next.get(0).from() > 0
                && GOES_ON.contains(
                        s.tokens().get(phraseStart(s, best.index() + 1)).text());
        if (!goesOn) {
            return null;
        }
        for (Term t : words) {
            boolean turned = t.side() != 0
                    && !Lexicon.isConverse(t.key())
                    && next.stream().anyMatch(x -> x.key().equals(t.key()) && x.side() == -t.side())
                    && next.stream().noneMatch(x -> x.key().equals(t.key()) && x.side() == t.side());
            if (turned) {
                return t;
            }
        }
        return null;
    }

    /** First characters of a stretch that has the subject of the one before it. */
    private static final String GOES_ON = "他她它其仍一并但却后均则都并";

    private static int phraseStart(Statement s, int phrase) {
        int i = 0;
        while (i + 1 < s.tokens().size()
                && (s.phraseOf(i) < phrase || "，,、；;".contains(s.tokens().get(i).text()))) {
            i++;
        }
        return i;
    }
}

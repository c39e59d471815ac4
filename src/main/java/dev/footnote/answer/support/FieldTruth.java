package dev.footnote.answer.support;

import dev.footnote.answer.passage.Evidence;
import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.passage.SourceText;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.text.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds values of a fixed list against the sentences that are quoted for them: true and false by the words of the field's name,
 * other values by their own words. Only what a sentence says otherwise is a fault; where nothing can be compared, nothing is
 * found. Has no state.
 */
public final class FieldTruth {

    /** A word of a field's name: {@code isOpen}, {@code wheel_chair}. */
    private static final Pattern NAME_WORD = Pattern.compile("\\p{Lu}?[\\p{Ll}\\p{Lo}]{2,40}|\\p{Lu}{2,40}");

    /** Words of a name that only say that the value is true or false. */
    private static final List<String> HELPERS =
            List.of("is", "has", "are", "was", "were", "can", "does", "have", "allows", "flag", "status");

    /** Tokens before a word among which its negation stands. */
    private static final int BEFORE = 4;

    private FieldTruth() {}

    /**
     * Returns the words of a sentence that say the opposite of a value.
     *
     * @param name of the field, its last part
     * @param value true or false
     * @param passages quoted for it
     */
    public static Optional<String> saysOtherwise(String name, boolean value, List<QuotedPassage> passages) {
        boolean yes = false;
        String no = "";
        String said = "";
        for (Statement s : sentences(passages)) {
            int sign = signOfAll(s, name);
            yes |= sign > 0;
            said = sign > 0 ? s.text() : said;
            no = sign < 0 ? s.text() : no;
        }
        boolean both = yes && !no.isEmpty();
        String against = value ? no : said;
        return both || against.isEmpty() || value && no.isEmpty() ? Optional.empty() : Optional.of(against.strip());
    }

    /**
     * Returns the words of a sentence that give another value of the list, where none gives this one, or that deny it.
     *
     * @param value of the field
     * @param others the other values of the list
     * @param passages quoted for it
     */
    public static Optional<String> givesAnother(String value, List<String> others, List<QuotedPassage> passages) {
        List<Statement> all = sentences(passages);
        for (Statement s : all) {
            if (signOfAll(s, value) > 0) {
                return Optional.empty();
            }
        }
        for (Statement s : all) {
            if (signOfAll(s, value) < 0 || others.stream().anyMatch(other -> signOfAll(s, other) > 0)) {
                return Optional.of(s.text().strip());
            }
        }
        return Optional.empty();
    }

    /** 1 if a sentence has all words of a value and denies none of them, -1 if it denies one or has its opposite, else 0. */
    private static int signOfAll(Statement s, String value) {
        Statement words = new Statement(words(value), Languages.hasHan(value) ? "zh" : "en");
        int least = words.terms().isEmpty() ? 0 : 1;
        for (Term t : words.terms()) {
            int sign = sign(s, t);
            least = Math.min(least, sign);
            if (sign < 0) {
                return -1;
            }
        }
        return least;
    }

    /** 1 if the sentence has the word, -1 if it has its opposite or denies it, 0 if it has neither, or both. */
    private static int sign(Statement s, Term word) {
        int plus = 0;
        int minus = 0;
        for (Term t : s.terms()) {
            boolean phrase =
                    t.text().toLowerCase(Locale.ROOT).startsWith(word.text().toLowerCase(Locale.ROOT) + " ");
            if (!t.key().equals(word.key()) && !phrase) {
                continue;
            }
            boolean denied = s.cues().stream()
                    .anyMatch(x -> x.is(CueKind.NOT)
                            && x.to() <= t.from()
                            && t.from() - x.to() < BEFORE
                            && s.phraseOf(x.from()) == s.phraseOf(t.from()));
            boolean opposite = word.side() != 0 && t.side() == -word.side();
            plus += denied == opposite ? 1 : 0;
            minus += denied == opposite ? 0 : 1;
        }
        return plus > 0 == minus > 0 ? 0 : plus > 0 ? 1 : -1;
    }

    private static List<Statement> sentences(List<QuotedPassage> passages) {
        List<SourceText> pages = new ArrayList<>();
        for (QuotedPassage p : passages) {
            String language = p.language();
            pages.add(new SourceText(p.text(), language == null ? Languages.of(p.text()) : language));
        }
        return new Evidence(passages, pages).quoted();
    }

    /** Words of a name or value, apart and in lower case, without those that only ask. */
    private static String words(String name) {
        StringBuilder out = new StringBuilder();
        for (Matcher m = NAME_WORD.matcher(name); m.find(); ) {
            String word = m.group().toLowerCase(Locale.ROOT);
            if (!HELPERS.contains(word)) {
                out.append(out.isEmpty() ? "" : " ").append(word);
            }
        }
        return out.toString();
    }
}

package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import java.util.List;
import java.util.Set;

/** Tells which capitalised words of an English sentence can be somebody or something of whom the sentence speaks. */
final class Parties {

    private static final Set<String> OWNERS = Set.of("his", "her", "its", "their", "my", "our", "your");

    private static final Set<String> PREPOSITIONS = Set.of(
            "in",
            "at",
            "from",
            "near",
            "of",
            "into",
            "with",
            "to",
            "for",
            "as",
            "on",
            "under",
            "after",
            "before",
            "between",
            "during",
            "through",
            "including",
            "like",
            "than",
            "against",
            "over",
            "around",
            "about",
            "via",
            "towards",
            "toward",
            "across",
            "within",
            "without",
            "throughout",
            "since",
            "until",
            "per",
            "versus");

    private static final List<String> PEOPLES = List.of("an", "ish", "ese", "ch", "ic", "ian", "ist", "i", "ek");

    private Parties() {}

    /**
     * Returns true if a name can stand for a party: not "American" before a noun, not a name within brackets, not the word
     * that opens the sentence with an ending such as "-ed".
     */
    static boolean isParty(Statement s, Term name) {
        return s.isHan() || !(isAdjective(s, name) || isBracketed(s, name.from()) || isOpeningParticiple(name));
    }

    /** Returns true if a preposition stands before the capitalised words that a name belongs to. */
    static boolean isAfterPreposition(Statement s, Term name) {
        return !preposition(s, name).isEmpty();
    }

    /** Returns true if an owner stands before the capitalised words that a name belongs to, as in "her Harl Cup race": they tell of which thing, not who. */
    static boolean isOwned(Statement s, Term name) {
        int before = name.from() - 1;
        while (before >= 0
                && (s.tokens().get(before).startsUpper()
                        || s.tokens().get(before).kind() == Token.Kind.NUMBER)
                && !OWNERS.contains(s.tokens().get(before).lower())) {
            before--;
        }
        return !s.isHan()
                && before >= 0
                && OWNERS.contains(s.tokens().get(before).lower());
    }

    static boolean isPreposition(Token token) {
        return PREPOSITIONS.contains(token.lower());
    }

    /** Returns the preposition before the capitalised words that a name belongs to; empty if there is none. */
    static String preposition(Statement s, Term name) {
        int before = name.from() - 1;
        while (before >= 0
                && (s.tokens().get(before).startsUpper()
                        || isArticle(s.tokens().get(before))
                        || OWNERS.contains(s.tokens().get(before).lower())
                        || s.tokens().get(before).kind() == Token.Kind.NUMBER)) {
            before--;
        }
        String word = s.isHan() || before < 0 ? "" : s.tokens().get(before).lower();
        return PREPOSITIONS.contains(word) ? word : "";
    }

    private static boolean isArticle(Token token) {
        return token.is("the") || token.is("a") || token.is("an");
    }

    private static boolean isAdjective(Statement s, Term name) {
        String word = name.text();
        int next = name.to();
        boolean ending = PEOPLES.stream().anyMatch(e -> word.length() > e.length() + 2 && word.endsWith(e));
        if (!ending || next >= s.tokens().size()) {
            return false;
        }
        Token after = s.tokens().get(next);
        boolean noun = after.kind() == Token.Kind.WORD
                && !after.startsUpper()
                && !after.lower().endsWith("ed")
                && !FUNCTION_WORDS.contains(after.lower());
        return noun || after.is("-") || after.is("\"");
    }

    /** Words after which a name still stands for itself: "Norman was", "Adrian and". */
    private static final Set<String> FUNCTION_WORDS = Set.of(
            "is", "was", "were", "are", "be", "has", "had", "have", "will", "would", "can", "could", "may", "might",
            "must", "did", "does", "do", "and", "or", "but", "in", "on", "at", "of", "to", "for", "from", "by", "with",
            "as", "who", "which", "that", "when", "while", "became", "made", "won", "led", "wrote", "built", "said",
            "says", "ran", "lost", "beat", "sold", "bought", "gave", "owns", "holds", "leads", "also", "then", "later",
            "first", "never", "not", "s", "went", "came", "grew", "saw", "found", "left", "took", "kept");

    private static boolean isBracketed(Statement s, int at) {
        int depth = 0;
        for (int i = 0; i < at; i++) {
            String mark = s.tokens().get(i).text();
            depth += mark.equals("(") ? 1 : mark.equals(")") && depth > 0 ? -1 : 0;
        }
        return depth > 0;
    }

    private static boolean isOpeningParticiple(Term name) {
        String word = name.text();
        return name.from() == 0 && (word.endsWith("ed") || word.endsWith("ing"));
    }
}

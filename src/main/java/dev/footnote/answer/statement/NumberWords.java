package dev.footnote.answer.statement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers that are spelt in English words: "twenty-one", "three hundred and five", "two thirds", "half a dozen". */
final class NumberWords {

    private static final String[] SMALL = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    private static final String[] ORDINALS = {
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth"
    };

    private static final Map<String, Double> SCALES = Map.ofEntries(
            Map.entry("hundred", 1e2),
            Map.entry("hundreds", 1e2),
            Map.entry("dozen", 12.0),
            Map.entry("thousand", 1e3),
            Map.entry("million", 1e6),
            Map.entry("billion", 1e9),
            Map.entry("trillion", 1e12));

    private static final Map<String, Double> PARTS = Map.ofEntries(
            Map.entry("half", 2.0),
            Map.entry("halves", 2.0),
            Map.entry("third", 3.0),
            Map.entry("thirds", 3.0),
            Map.entry("quarter", 4.0),
            Map.entry("quarters", 4.0),
            Map.entry("fourths", 4.0),
            Map.entry("fifth", 5.0),
            Map.entry("fifths", 5.0),
            Map.entry("sixth", 6.0),
            Map.entry("sixths", 6.0),
            Map.entry("seventh", 7.0),
            Map.entry("sevenths", 7.0),
            Map.entry("eighth", 8.0),
            Map.entry("eighths", 8.0),
            Map.entry("ninth", 9.0),
            Map.entry("ninths", 9.0),
            Map.entry("tenth", 10.0),
            Map.entry("tenths", 10.0));

    private NumberWords() {}

    /** A number in words. */
    record Spelt(double value, int to, boolean vague, boolean ordinal) {}

    /** Returns the number that begins at a token, or null. */
    static @Nullable Spelt at(List<Token> tokens, int from) {
        Token token = tokens.get(from);
        if (token.kind() != Token.Kind.WORD) {
            return null;
        }
        Spelt part = fraction(tokens, from);
        if (part != null) {
            return part;
        }
        Spelt cardinal = cardinal(tokens, from);
        if (cardinal != null) {
            return withHalf(tokens, cardinal);
        }
        int ordinal = indexOf(ORDINALS, token.lower());
        if (ordinal >= 0) {
            return new Spelt(ordinal + 1.0, from + 1, ordinal < 1, true);
        }
        return switch (token.lower()) {
            case "single" -> new Spelt(1, from + 1, true, false);
            case "twice" -> new Spelt(2, from + 1, true, false);
            case "thrice" -> new Spelt(3, from + 1, true, false);
            case "twentieth" -> new Spelt(20, from + 1, false, true);
            case "both", "pair" -> new Spelt(2, from + 1, true, false);
            default -> null;
        };
    }

    /** "half a dozen", "a fifth", "three quarters", "a quarter", "half". */
    private static @Nullable Spelt fraction(List<Token> tokens, int from) {
        String word = word(tokens, from);
        if (isHalfRelative(tokens, from) || isArticle(word) && isHalfRelative(tokens, from + 1)) {
            return null;
        }
        if (word.equals("half")) {
            int next = from + (isArticle(word(tokens, from + 1)) ? 2 : 1);
            if (word(tokens, next).equals("dozen")) {
                return new Spelt(6, next + 1, false, false);
            }
            boolean measure =
                    next > from + 1 && next < tokens.size() && Lexicon.units().at(tokens, next) != null;
            return new Spelt(0.5, measure ? next : from + 1, true, false);
        }
        int small = indexOf(SMALL, word);
        boolean article = isArticle(word) || word.equals("one");
        if (article || small > 1) {
            int at = from + 1 + (isDash(tokens, from + 1) ? 1 : 0);
            Double part = PARTS.get(word(tokens, at));
            boolean plural = word(tokens, at).endsWith("s") || word(tokens, at).equals("half");
            if (part != null && (article ? isShare(tokens, at) : plural)) {
                return new Spelt((article ? 1 : small) / part, at + 1, false, false);
            }
        }
        return null;
    }

    /** "A half-brother" is one person. */
    private static boolean isHalfRelative(List<Token> tokens, int at) {
        int next = at + (isDash(tokens, at + 1) ? 2 : 1);
        return word(tokens, at).equals("half") && HALF_RELATIVES.contains(word(tokens, next));
    }

    private static final Set<String> HALF_RELATIVES =
            Set.of("brother", "brothers", "sister", "sisters", "sibling", "siblings");

    /** "a third of", not "a third time". */
    private static boolean isShare(List<Token> tokens, int at) {
        String next = word(tokens, at + 1);
        String word = word(tokens, at);
        return next.equals("of")
                || (next.isEmpty() && !word.equals("second"))
                || word.equals("half")
                || word.equals("quarter");
    }

    private static @Nullable Spelt cardinal(List<Token> tokens, int from) {
        double total = 0;
        double section = 0;
        int at = from;
        boolean any = false;
        boolean ordinal = false;
        if (isArticle(word(tokens, from)) && isBig(word(tokens, from + 1))) {
            section = 1;
            at++;
        }
        while (at < tokens.size()) {
            String word = word(tokens, at);
            int small = indexOf(SMALL, word);
            int tens = indexOf(TENS, word);
            Double scale = SCALES.get(word);
            if (small >= 0 && (section % 10 == 0) && (!any || section > 0)) {
                section += small;
            } else if (tens >= 0 && section % 100 == 0) {
                section += (tens + 2) * 10.0;
            } else if (scale != null && section > 0 && scale < 1e3) {
                section *= scale;
            } else if (scale != null && section > 0) {
                total += section * scale;
                section = 0;
            } else if (any && (isDash(tokens, at) || word.equals("and")) && goesOn(tokens, at + 1, section)) {
                at++;
                continue;
            } else if (any && section >= 20 && section % 10 == 0 && indexOf(ORDINALS, word) >= 0) {
                section += indexOf(ORDINALS, word) + 1;
                ordinal = true;
                at++;
                break;
            } else {
                break;
            }
            any = true;
            at++;
        }
        double value = total + section;
        return any ? new Spelt(value, at, value == 1, ordinal) : null;
    }

    /** After a dash a unit must follow tens; after "and" a smaller number must follow hundreds. */
    private static boolean goesOn(List<Token> tokens, int at, double section) {
        String word = word(tokens, at);
        if (isDash(tokens, at - 1)) {
            boolean unit = (indexOf(SMALL, word) > 0 && indexOf(SMALL, word) < 10)
                    || (indexOf(ORDINALS, word) >= 0 && indexOf(ORDINALS, word) < 9);
            return section >= 20 && section % 10 == 0 && (unit || SCALES.containsKey(word));
        }
        return (section == 0 || section >= 100)
                && (indexOf(SMALL, word) > 0 || indexOf(TENS, word) >= 0)
                && section % 100 == 0;
    }

    /** "one and a half", "two and a quarter". */
    private static Spelt withHalf(List<Token> tokens, Spelt whole) {
        int at = whole.to();
        if (word(tokens, at).equals("and") && isArticle(word(tokens, at + 1))) {
            Double part = PARTS.get(word(tokens, at + 2));
            if (part != null) {
                return new Spelt(whole.value() + 1 / part, at + 3, false, false);
            }
        }
        return whole;
    }

    static double scale(String word) {
        return SCALES.getOrDefault(word, 0.0);
    }

    private static boolean isBig(String word) {
        return SCALES.containsKey(word) && !word.endsWith("s");
    }

    private static boolean isArticle(String word) {
        return word.equals("a") || word.equals("an");
    }

    private static boolean isDash(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).is("-");
    }

    private static String word(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).kind() == Token.Kind.WORD
                ? tokens.get(at).lower()
                : "";
    }

    private static int indexOf(String[] list, String word) {
        for (int i = 0; i < list.length; i++) {
            if (list[i].equals(word)) {
                return i;
            }
        }
        return -1;
    }
}

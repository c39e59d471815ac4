package dev.footnote.offline.span;

import dev.footnote.text.Languages;
import dev.footnote.text.WordPatterns;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The thing that a question asks for, by its asking word and the noun behind it.
 *
 * @param kind of answer
 * @param nouns stems of the noun that says the kind of thing, as "bird" in "which bird"; may be empty
 * @param start where the asking words begin in the question; its length if there are none
 * @param end where they end
 */
public record AskedFor(AnswerKind kind, Set<String> nouns, int start, int end) {

    private static final Pattern COPULA = Pattern.compile("(?:分别)?[是为叫]$");

    private static final Pattern LEADING_COUNTER = Pattern.compile("^[个些种位家部所支座条类项届]");

    /** What stands before "哪" where it asks for a place, and what behind it where it asks for one of several things. */
    private static final String AT = "在于从到去自";

    private static final Pattern COUNTED = Pattern.compile("^[个些种位家部所支座条类项届场本首次间款名国省市县区州队年月天日]");

    private static final Pattern COUNTER = Pattern.compile("[个位名人次只家座条部本件场届支种所]");

    private static final Pattern END = Pattern.compile("(?<![?？。\\s])[?？。\\s]++$");

    private static final Map<String, AnswerKind> KINDS = kinds();

    private static final Pattern ASKING = WordPatterns.compile(
            "\\b(?:how"
                    + " (?:many|much|old|tall|high|long|far|big|large|often|deep|wide|heavy|fast)|who|whom|whose|when|where|what|which|why|how)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ASKING_HAN = Pattern.compile("为什么|为何|怎么样|怎么|怎样|如何|什么时候|什么时间|何时|什么地方|什么人"
            + "|哪一?[年天日月]|[何几][年月日号]|多久|哪里|哪儿|何处|何地|哪位|何人|谁|多少|多[大高长远重深宽快]|几\\p{IsHan}?|哪(?:一|些|几|种)?|什么|何种|何");
    private static final Pattern YES_NO = WordPatterns.compile(
            "^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern YES_NO_HAN = Pattern.compile("吗\\s*[?？]?$|是不是|是否|有没有");
    private static final Pattern VERB =
            Pattern.compile("is|are|was|were|has|have|had|did|does|do|will|would|can|could");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}\\d]+");
    private static final Pattern OWNED = WordPatterns.compile("['’]s\\b");
    private static final Pattern NAMING = Pattern.compile(
            "(?:is|are|was|were) (?:the |a |an |his |her |its |their )?(?:name of (?:the |a |an )?)?",
            Pattern.CASE_INSENSITIVE);
    /** "Which of the captains" asks for a captain. */
    private static final Pattern ONE_OF =
            Pattern.compile("of (?:the|these|those|his|her|its|their) ", Pattern.CASE_INSENSITIVE);

    private static final Pattern OLDNESS = Pattern.compile("(?:date|year|day) (?:of|when)", Pattern.CASE_INSENSITIVE);
    private static final int NOUN_WORDS = 5;
    private static final int NOUN_WORDS_HAN = 4;
    private static final int LONGEST_NOUN = 5;
    private static final String PLACE_ENDS = "国省市县州区镇村岛";

    /** Returns the thing that a question asks for. */
    public static AskedFor of(String question) {
        return Languages.hasHan(question) ? chinese(question) : english(question);
    }

    private static AskedFor english(String question) {
        Matcher found = ASKING.matcher(question);
        int start = question.length();
        int end = start;
        String word = "";
        double best = Double.NEGATIVE_INFINITY;
        while (found.find()) {
            double weight = weight(question, found);
            if (weight > best) {
                best = weight;
                start = found.start();
                end = found.end();
                word = found.group().toLowerCase(Locale.ROOT);
            }
        }
        if (YES_NO.matcher(question.strip()).find() && best < 1) {
            return new AskedFor(AnswerKind.YES_NO, Set.of(), question.length(), question.length());
        }
        Set<String> nouns = new LinkedHashSet<>();
        AnswerKind kind = kind(word, question.substring(end), nouns);
        return new AskedFor(kind, nouns, start, end);
    }

    /** How likely an asking word asks: one that joins a clause to a noun ("the city where ...") does not. */
    private static double weight(String question, Matcher found) {
        String word = found.group().toLowerCase(Locale.ROOT);
        String before = question.substring(0, found.start()).stripTrailing();
        String after = question.substring(found.end()).strip();
        String next = first(after);
        boolean starts = before.isEmpty();
        boolean ends = !LETTERS.matcher(after).find();
        boolean joins = !starts && Character.isLetter(before.charAt(before.length() - 1));
        String last = before.substring(before.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        boolean led = joins && (Words.isStop(last) && !last.equals("that"));
        double weight = starts ? 3 : ends ? 2.5 : 0;
        if (word.startsWith("how ")) {
            weight += 2.5;
        } else if (word.equals("what")) {
            weight += 2;
        } else if (word.equals("which") || word.equals("whose")) {
            weight += VERB.matcher(next).matches() ? -1 : led ? 2 : 0;
        } else {
            boolean clause = starts
                    && (word.equals("when") || word.equals("where"))
                    && !VERB.matcher(next).matches();
            weight += clause ? -2 : !starts && !ends && !led ? -1 : 0.5;
        }
        return before.endsWith(",") ? weight + 2.5 : weight;
    }

    private static String first(String text) {
        Matcher word = LETTERS.matcher(text);
        return word.find() ? word.group().toLowerCase(Locale.ROOT) : "";
    }

    private static AnswerKind kind(String word, String after, Set<String> nouns) {
        return switch (word) {
            case "who", "whom", "whose" -> AnswerKind.PERSON;
            case "when" -> AnswerKind.DATE;
            case "where" -> AnswerKind.PLACE;
            case "why" -> AnswerKind.REASON;
            case "how" -> AnswerKind.MANNER;
            case "how many", "how often" -> AnswerKind.COUNT;
            case "what", "which" -> noun(after, nouns);
            case "" -> OLDNESS.matcher(after).find() ? AnswerKind.DATE : AnswerKind.THING;
            default -> AnswerKind.AMOUNT;
        };
    }

    /** The kind of the noun behind "which" or "what", or behind the verb as in "what is the name of the bird". */
    private static AnswerKind noun(String after, Set<String> nouns) {
        String text = after.stripLeading();
        Matcher naming = NAMING.matcher(text);
        if (naming.lookingAt()) {
            text = text.substring(naming.end());
        }
        Matcher oneOf = ONE_OF.matcher(text);
        if (oneOf.lookingAt()) {
            text = text.substring(oneOf.end());
        }
        AnswerKind kind = null;
        Matcher words = LETTERS.matcher(text);
        for (int i = 0; i < NOUN_WORDS && words.find(); i++) {
            String lower = words.group().toLowerCase(Locale.ROOT);
            if (OWNED.matcher(text).region(words.end(), text.length()).lookingAt()) {
                nouns.clear();
                words.find(); // in "the captain's rank" the rank is asked for
                continue;
            }
            if (Words.isStop(lower) && i > 0) {
                break;
            }
            AnswerKind known = kind(lower);
            boolean verb = kind == AnswerKind.PERSON && known != kind && lower.endsWith("s");
            if (known != null && verb) {
                break; // "which actress plays" asks for no play
            }
            boolean plain = Character.isLowerCase(words.group().charAt(0));
            if (!Words.isStop(lower) && (kind == null || known != null) && plain) {
                nouns.add(Words.stem(lower));
            }
            kind = known != null ? known : kind;
            if (known != null && text.startsWith(" of", words.end())) {
                break;
            }
        }
        if (kind != null) {
            return kind;
        }
        return nouns.isEmpty() || VERB.matcher(first(after)).matches() ? AnswerKind.THING : AnswerKind.NAMED_KIND;
    }

    private static @org.jspecify.annotations.Nullable AnswerKind kind(String noun) {
        AnswerKind kind = KINDS.get(noun);
        if (kind == null && noun.endsWith("s")) {
            kind = KINDS.get(noun.substring(0, noun.length() - 1));
        }
        if (kind == null && noun.endsWith("ies")) {
            kind = KINDS.get(noun.substring(0, noun.length() - 3) + "y");
        }
        return kind;
    }

    private static AskedFor chinese(String question) {
        Matcher found = ASKING_HAN.matcher(question);
        if (!found.find()) {
            AnswerKind kind = YES_NO_HAN.matcher(question).find() ? AnswerKind.YES_NO : null;
            Set<String> nouns = new LinkedHashSet<>();
            String plain = END.matcher(question).replaceAll("");
            AnswerKind last = lastNoun(plain, nouns);
            int end = plain.length();
            return new AskedFor(kind != null ? kind : last == null ? AnswerKind.THING : last, nouns, end, end);
        }
        String word = found.group();
        Set<String> nouns = new LinkedHashSet<>();
        AnswerKind kind = kindHan(word, question.substring(0, found.start()), question.substring(found.end()), nouns);
        return new AskedFor(kind, nouns, found.start(), found.end());
    }

    private static AnswerKind kindHan(String word, String before, String after, Set<String> nouns) {
        if (word.startsWith("为")) {
            return AnswerKind.REASON;
        }
        if (word.startsWith("怎") || word.equals("如何")) {
            return AnswerKind.MANNER;
        }
        if (word.equals("谁") || word.endsWith("人") || word.equals("哪位")) {
            return AnswerKind.PERSON;
        }
        if (word.endsWith("年")) {
            return AnswerKind.YEAR;
        }
        if (word.startsWith("什么时") || word.equals("何时") || "天日月号".indexOf(word.charAt(word.length() - 1)) >= 0) {
            return AnswerKind.DATE;
        }
        if (word.equals("什么地方") || word.equals("哪里") || word.equals("哪儿") || word.equals("何处") || word.equals("何地")) {
            return AnswerKind.PLACE;
        }
        if (word.equals("哪")
                && AT.indexOf(before.isEmpty() ? ' ' : before.charAt(before.length() - 1)) >= 0
                && !COUNTED.matcher(after).find()) {
            return AnswerKind.PLACE; // "在哪举办"
        }
        if (word.equals("多少") || word.startsWith("几")) {
            boolean counted = word.length() > 1 && word.startsWith("几")
                    || COUNTER.matcher(after).lookingAt();
            AnswerKind last = lastNoun(before, new LinkedHashSet<>());
            return counted || last == AnswerKind.COUNT ? AnswerKind.COUNT : AnswerKind.AMOUNT;
        }
        if (word.startsWith("多")) {
            return AnswerKind.AMOUNT;
        }
        return nounHan(before, after, nouns);
    }

    /** The noun behind "什么" or "哪个", or at the end of what stands before it, as in "职业是什么". */
    private static AnswerKind nounHan(String before, String after, Set<String> nouns) {
        String text = LEADING_COUNTER.matcher(after).replaceFirst("");
        List<String> words = new ArrayList<>();
        for (String word : Words.of(text)) {
            if (Words.isStop(word) || words.size() == NOUN_WORDS_HAN) {
                break;
            }
            words.add(word);
        }
        int named = 0; // "哪些美国选手" asks for players
        while (named < words.size() && isNamedPlace(words.get(named))) {
            named++;
        }
        for (int i = 0; i < Math.min(2 + named, words.size()); i++) {
            AnswerKind kind = ending(words.get(i));
            if (kind != null && (i >= named || i == words.size() - 1)) {
                nouns.addAll(words.subList(0, i + 1));
                return kind;
            }
        }
        if (words.isEmpty()) {
            AnswerKind last = lastNoun(COPULA.matcher(before).replaceFirst(""), nouns);
            return last != null ? last : AnswerKind.THING;
        }
        nouns.add(words.get(0));
        return AnswerKind.NAMED_KIND;
    }

    private static @org.jspecify.annotations.Nullable AnswerKind lastNoun(String text, Set<String> nouns) {
        List<String> words = Words.content(text);
        if (words.isEmpty()) {
            return null;
        }
        String last = words.get(words.size() - 1);
        for (int length = LONGEST_NOUN; length > Math.max(1, last.length()); length--) { // words may be cut within it
            String end = text.substring(Math.max(0, text.length() - length));
            AnswerKind kind = end.length() == length ? KINDS.get(end) : null;
            if (kind != null) {
                nouns.add(end);
                return kind;
            }
        }
        nouns.add(last);
        return ending(last);
    }

    /** True for the name of a country, province or town, as "美国", which ends in what it is. */
    private static boolean isNamedPlace(String word) {
        return word.length() > 1
                && PLACE_ENDS.indexOf(word.charAt(word.length() - 1)) >= 0
                && KINDS.get(word) == null
                && ending(word) == AnswerKind.PLACE;
    }

    /** The kind of the longest known noun that a Chinese word ends in. */
    private static @org.jspecify.annotations.Nullable AnswerKind ending(String word) {
        for (int from = 0; from < word.length(); from++) {
            AnswerKind kind = KINDS.get(word.substring(from));
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    private static Map<String, AnswerKind> kinds() {
        Map<String, AnswerKind> out = new HashMap<>();
        for (String line : Resources.lines("kinds.txt")) {
            String[] words = line.split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                out.putIfAbsent(words[i], AnswerKind.valueOf(words[0]));
            }
        }
        return Map.copyOf(out);
    }
}

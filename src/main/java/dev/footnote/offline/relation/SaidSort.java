package dev.footnote.offline.relation;

import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.text.WordPatterns;
import dev.footnote.text.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what sort of thing a page is about from its first sentence: "is a rock band from" tells of a body. */
public final class SaidSort {

    private static final Pattern IS_A = WordPatterns.compile(
            "\\b(?:is|was|were|are) (?:an?|the|one of the|a former|the name of an?) ([^.;(]{1,90})");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\d'’-]++");

    /** Kinds of things that a name of one is never that of another. */
    private static final Set<AnswerKind> APART =
            Set.of(AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.WORK, AnswerKind.BODY);

    /** Relations that a body may stand in too, beside those of makers. */
    private static final Set<String> ALONE = Set.of(
            "actor",
            "actress",
            "man",
            "woman",
            "person",
            "father",
            "mother",
            "husband",
            "wife",
            "spouse",
            "son",
            "daughter",
            "child",
            "brother",
            "sister",
            "sibling",
            "king",
            "queen",
            "president",
            "mayor",
            "governor");

    private SaidSort() {}

    /**
     * Returns the sort of thing that a sentence says its subject to be, or empty if it does not say.
     *
     * @param sentence the first of a page, in English
     */
    public static Optional<AnswerKind> of(String sentence) {
        Matcher opening = IS_A.matcher(sentence);
        if (!opening.find()) {
            return Optional.empty();
        }
        AnswerKind said = null;
        Matcher word = WORD.matcher(opening.group(1));
        while (word.find()) {
            String lower = word.group().toLowerCase(Locale.ROOT);
            if (Words.isStop(lower)) {
                break;
            }
            String last = lower.substring(lower.lastIndexOf('-') + 1);
            AnswerKind kind = AskedFor.of("Which " + last + "?").kind();
            said = APART.contains(kind) ? kind : said;
        }
        return Optional.ofNullable(said);
    }

    /**
     * Returns false if a thing of a sort cannot be what a noun stands for.
     *
     * @param noun such as "city" or "singer"
     * @param sort of a thing that is named
     */
    public static boolean fits(String noun, AnswerKind sort) {
        String last = noun.substring(noun.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        AnswerKind asked = AskedFor.of("Which " + last + "?").kind();
        if (!APART.contains(asked) || !APART.contains(sort)) {
            return true;
        }
        boolean maker = asked == AnswerKind.PERSON && sort == AnswerKind.BODY && !ALONE.contains(last);
        return asked == sort || maker;
    }
}

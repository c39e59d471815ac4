package dev.footnote.offline.evidence;

import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.text.WordPatterns;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells whether an answer that was found can be one to an English question: the figures of the question and most of its words stand on
 * the pages that are cited, and the answer has the form that is asked for.
 */
public final class AnswerCheck {

    /** The share of the question's words that the pages cited hold, weighed by rarity. */
    private static final double LEAST = 0.4;

    /** The same for "A or B": of the one that is not chosen nothing need stand there. */
    private static final double LEAST_CHOICE = 0.3;

    private static final Pattern FIGURE = Pattern.compile("(?:\\d[\\p{L}\\d]{2,}|\\d{3,})");

    private static final Pattern NUMBER = WordPatterns.compile(
            "\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
                    + "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?"
                    + "|once|twice|both|half|no|none|several|few|many|couple|pair|all|dozens?|daily|weekly|monthly|yearly|annually)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TIME = WordPatterns.compile(
            "\\d|\\b(?:January|February|March|April|May|June|July|August|September|October|November|December|century|season|years?"
                    + "|months?|spring|summer|autumn|fall|winter|weeks?|morning|evening|night|noon|midnight|today|tonight|tomorrow|yesterday|weekends?"
                    + "|decade|era|age|period|war|after|before|during|since|until|\\p{L}{2,10}day|Christmas|Easter)\\b",
            Pattern.CASE_INSENSITIVE);

    /** A number too small for a year and without what makes a date of it. */
    private static final Pattern BARE = Pattern.compile("\\d{1,2}");

    /** The way in which an answer was found. */
    public enum Found {
        SENTENCE,
        CHOICE,
        COMPARISON
    }

    private AnswerCheck() {}

    /**
     * Returns true if nothing speaks against an answer.
     *
     * @param asked the question as the user put it
     * @param evidence the sentences weighed against it
     * @param told the sentences that are cited
     */
    public static boolean holds(
            QuestionAnalysis asked, SentenceRanker evidence, List<ReadSentence> told, String answer, Found found) {
        if (asked.chinese() || found == Found.COMPARISON) {
            return true;
        }
        Set<String> near = evidence.stems(told);
        if (found == Found.CHOICE) {
            return evidence.share(asked.terms(), near) >= LEAST_CHOICE;
        }
        if (asked.kind() == QuestionAnalysis.Kind.YES_NO
                && told.stream().noneMatch(sentence -> evidence.namesNear(asked.names(), List.of(sentence)) == 1)) {
            return false; // two names that stand on two pages have nothing to do with each other
        }
        boolean figures = asked.terms().stream()
                .filter(term -> FIGURE.matcher(term).matches())
                .allMatch(near::contains);
        return figures
                && fits(AskedFor.of(asked.text()).kind(), answer)
                && evidence.share(asked.terms(), near) >= LEAST;
    }

    /** Returns false for an answer that cannot be of a kind: a count or measure without a number, a date that has none or is a small number. */
    public static boolean fits(AnswerKind kind, String answer) {
        return answer.isEmpty()
                || switch (kind) {
                    case COUNT, AMOUNT -> NUMBER.matcher(answer).find();
                    case DATE, YEAR ->
                        TIME.matcher(answer).find() && !BARE.matcher(answer).matches();
                    case PERSON -> answer.codePoints().anyMatch(Character::isUpperCase);
                    default -> true;
                };
    }
}

package dev.footnote.offline.evidence;

import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.offline.span.OriginWords;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
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

    /** "Who is the president of the Union": what of a name is asked for. */
    private static final Pattern PART_OF = WordPatterns.compile(
            "^\\W*(?i:who)(?: is| was|['’]s) the ((?:\\p{Ll}{3,20} )?\\p{Ll}{3,20}) of (?:the )?(?=\\p{Lu})");

    /** Stems of a question about one thing; a longer one tells of things that lead to it, each in words of its own. */
    private static final int PLAIN = 5;

    /** Stems of a question whose many words say by themselves what it is about. */
    private static final int WORDY = 10;

    /** Words that single one thing out of several: another thing of the sort is no answer. */
    static final Pattern SINGLING = WordPatterns.compile(
            "^\\W*(?:who|what|which(?: \\p{L}{1,20})?)(?: is| was| are| were|['’]s) the (?:\\p{L}{1,20} of the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|oldest|youngest|largest|biggest|smallest|longest"
                    + "|shortest|highest|tallest|lowest|deepest|fastest|slowest|heaviest|earliest|latest|richest|newest)\\b",
            Pattern.CASE_INSENSITIVE);

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

    /** A thing with a number, as "Line 11", which is no date. */
    private static final Pattern NUMBERED = Pattern.compile("\\p{Lu}[\\p{L}'’]{2,20} \\d{1,2}");

    private static final Pattern MONTH = WordPatterns.compile(
            "^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?"
                    + "|Oct|Nov|Dec)\\b");

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
                && speaksOfCountries(asked, evidence, told)
                && singlesOut(asked, evidence, holding(told, answer))
                && speaksOfAsked(asked, evidence, near)
                && leadsToAnswer(asked, evidence, told, answer)
                && fits(AskedFor.of(asked.text()).kind(), answer)
                && evidence.share(asked.terms(), near) >= LEAST;
    }

    /** False where a question has no names but those of countries, and the pages tell of others: no other word says what they are about. */
    private static boolean speaksOfCountries(QuestionAnalysis asked, SentenceRanker evidence, List<ReadSentence> told) {
        boolean others = asked.names().isEmpty()
                || asked.terms().size() > WORDY
                || !asked.names().stream().allMatch(OriginWords::is);
        return others || evidence.standNear(asked.names(), told);
    }

    /** The sentences that hold the answer; all of them where none does. */
    private static List<ReadSentence> holding(List<ReadSentence> told, String answer) {
        List<ReadSentence> out = told.stream()
                .filter(sentence -> !answer.isEmpty() && sentence.text().contains(answer))
                .toList();
        return out.isEmpty() ? told : out;
    }

    /** False where the question asks for the first or largest of something, and no sentence that is told says so of anything. */
    private static boolean singlesOut(QuestionAnalysis asked, SentenceRanker evidence, List<ReadSentence> told) {
        Matcher word = SINGLING.matcher(asked.text());
        if (!word.find()) {
            return true;
        }
        Set<String> stem = QuestionAnalysis.stems(word.group(1));
        return !asked.asked().containsAll(stem)
                || told.stream().anyMatch(sentence -> evidence.share(stem, sentence) > 0);
    }

    /** True if a name of the question stands on the page of the answer, or on one from which the sentences that are told lead there. */
    private static boolean leadsToAnswer(
            QuestionAnalysis asked, SentenceRanker evidence, List<ReadSentence> told, String answer) {
        if (answer.isEmpty() || asked.terms().size() > PLAIN || !QuestionNameCheck.isTelling(asked)) {
            return true;
        }
        List<ReadSentence> left = new ArrayList<>(told);
        List<ReadSentence> reached = new ArrayList<>();
        for (ReadSentence sentence : told) {
            if (evidence.namesNear(asked.names(), List.of(sentence)) > 0) {
                reached.add(sentence);
            }
        }
        left.removeAll(reached);
        for (int i = 0; i < reached.size(); i++) {
            ReadSentence from = reached.get(i);
            List<ReadSentence> next =
                    left.stream().filter(sentence -> isLinked(from, sentence)).toList();
            reached.addAll(next);
            left.removeAll(next);
        }
        return holding(told, answer).stream().anyMatch(reached::contains);
    }

    private static boolean isLinked(ReadSentence one, ReadSentence other) {
        return mentions(one, other.page().title())
                || mentions(other, one.page().title())
                || other.cut().names().stream().anyMatch(name -> mentions(one, name));
    }

    private static boolean mentions(ReadSentence sentence, String name) {
        String plain = SentenceRanker.plain(name);
        return !plain.isBlank() && sentence.text().toLowerCase(Locale.ROOT).contains(plain);
    }

    /** False where the pages speak of a name, and not of what is asked of it. */
    private static boolean speaksOfAsked(QuestionAnalysis asked, SentenceRanker evidence, Set<String> near) {
        Matcher part = PART_OF.matcher(asked.text());
        if (!part.find()) {
            return true;
        }
        Set<String> stems = QuestionAnalysis.stems(part.group(1));
        stems.retainAll(asked.asked());
        return stems.isEmpty() || evidence.share(stems, near) > 0;
    }

    /** Returns false for an answer that cannot be of a kind: a count or measure without a number, a date that has none or is a small number. */
    public static boolean fits(AnswerKind kind, String answer) {
        return answer.isEmpty()
                || switch (kind) {
                    case COUNT, AMOUNT -> NUMBER.matcher(answer).find();
                    case DATE, YEAR ->
                        TIME.matcher(answer).find()
                                && !BARE.matcher(answer).matches()
                                && (!NUMBERED.matcher(answer).matches()
                                        || MONTH.matcher(answer).find());
                    case PERSON -> answer.codePoints().anyMatch(Character::isUpperCase);
                    default -> true;
                };
    }
}

package dev.footnote.offline.evidence;

import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names, dates and figures of the kind that a question asks for. */
public final class Candidates {

    /**
     * A stretch of a sentence that may be the answer.
     *
     * @param text verbatim
     * @param start offset in the sentence
     */
    public record Candidate(String text, int start) {
        public int end() {
            return start + text.length();
        }
    }

    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    private static final Pattern DATE = WordPatterns.compile(
            "\\b(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[T_"
                    + " ]\\d{2}:?\\d{2})?\\b|\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?"
                    + MONTH + ",? \\d{4}\\b|\\b"
                    + MONTH + " \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b|\\b" + MONTH + ",? \\d{4}\\b|\\b" + MONTH
                    + " \\d{1,2}\\b|\\b\\d{1,2} " + MONTH + "\\b|\\d{4}-\\d{2}-\\d{2}"
                    + "|\\d{2,4}\\s*年(?:\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*[日号])?)?|\\d{1,2}\\s*月\\s*\\d{1,2}\\s*[日号]"
                    + "|\\b\\d{1,2}(?::\\d{2})? ?(?:[ap]\\.?m\\b\\.?|o'clock)|\\b\\d{1,2}:\\d{2}\\b"
                    + "|\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b"
                    + "|(?<![\\d.,])(?:1\\d|20)\\d{2}s?(?![\\d,]|\\.\\d)",
            Pattern.CASE_INSENSITIVE);
    public static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)年?");
    private static final Pattern FIGURE = WordPatterns.compile(
            "(?<![\\p{IsLatin}\\d])[$€£¥]?\\d++(?:[,.]\\d++)*+(?:\\s*(?:%|％|percent|thousand|million|billion|trillion)"
                    + "|(?:多|余)?(?:万亿|万|亿)?(?:多|余)?[\\p{IsHan}&&[^年月日是的在和，]]{0,2})?"
                    + "|\\b(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty"
                    + "|fifty|hundred|thousand|million)\\b|[一二两三四五六七八九十百千万亿]{1,8}(?:多)?[个位次名岁人届部场家本年天米公里万亿]");

    /** A place's own larger place, as towns are written. */
    private static final Pattern LARGER = Pattern.compile("^, \\p{Lu}[\\p{L}.]+(?: \\p{Lu}[\\p{L}.]+)*");

    private Candidates() {}

    /** Returns the parts of a sentence that may answer and that the question does not say itself. */
    public static List<Candidate> in(ReadSentence sentence, QuestionAnalysis question) {
        List<Candidate> all = switch (question.kind()) {
            case WHEN -> matches(DATE, sentence.text());
            case HOW_MANY -> matches(FIGURE, sentence.text());
            case WHERE -> places(sentence);
            case WHO, OTHER -> names(sentence);
            case YES_NO -> List.of();
        };
        return all.stream().filter(value -> !question.says(value.text())).toList();
    }

    private static List<Candidate> matches(Pattern pattern, String text) {
        Set<Candidate> out = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            out.add(new Candidate(matcher.group().strip(), matcher.start()));
        }
        return new ArrayList<>(out);
    }

    private static List<Candidate> names(ReadSentence sentence) {
        List<Candidate> out = new ArrayList<>();
        for (String name : sentence.cut().names()) {
            int at = sentence.text().indexOf(name);
            if (at >= 0 && !DATE.matcher(name).matches()) {
                out.add(new Candidate(name, at));
            }
        }
        return out;
    }

    private static List<Candidate> places(ReadSentence sentence) {
        List<Candidate> out = new ArrayList<>();
        for (Candidate name : names(sentence)) {
            Matcher larger = LARGER.matcher(sentence.text().substring(name.end()));
            out.add(larger.find() ? new Candidate(name.text() + larger.group(), name.start()) : name);
        }
        return out;
    }
}

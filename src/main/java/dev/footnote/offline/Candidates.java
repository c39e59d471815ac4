package dev.footnote.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names, dates and figures of the kind that a question asks for. */
final class Candidates {

    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    private static final Pattern DATE = Pattern.compile("\\b\\d{1,2} " + MONTH + ",? \\d{4}\\b|\\b" + MONTH
            + " \\d{1,2},? \\d{4}\\b|\\b" + MONTH + " \\d{4}\\b|\\d{4}-\\d{2}-\\d{2}"
            + "|\\d{2,4}\\s*年(?:\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*[日号])?)?|\\d{1,2}\\s*月\\s*\\d{1,2}\\s*[日号]"
            + "|(?<![\\d.,])(?:1\\d|20)\\d{2}(?![\\d,]|\\.\\d)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");
    private static final Pattern ONLY_YEAR =
            Pattern.compile("\\b(?:what|which) year\\b|哪一?年|何年", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIGURE = Pattern.compile(
            "(?<![\\p{IsLatin}\\d])[$€£¥]?\\d+(?:[,.]\\d+)*(?:\\s*(?:%|％|percent|thousand|million|billion|trillion)"
                    + "|(?:万亿|万|亿)?[\\p{IsHan}&&[^年月日是的在和，]]{0,2})?"
                    + "|\\b(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty"
                    + "|fifty|hundred|thousand|million)\\b"
                    + "|[一二两三四五六七八九十百千万亿]{1,8}(?:多)?[个位次名岁人届部场家本年天米公里万亿]");
    private static final Pattern PLACE_BEFORE =
            Pattern.compile("(?:\\b(?:in|at|from|near|to)(?: the)?\\s|[在于位至])$", Pattern.CASE_INSENSITIVE);

    private static final int LOOKED_AT = 6;

    /** A question that does not tell what kind of thing it wants needs a name that stands out. */
    private static final double CLEAR = 1.3;

    private Candidates() {}

    /** What a sentence offers that the question does not say itself. */
    static List<String> in(Sentence sentence, Question question) {
        List<String> all = switch (question.kind()) {
            case WHEN -> matches(DATE, sentence.text());
            case HOW_MANY -> matches(FIGURE, sentence.text());
            case WHO, WHERE, OTHER -> sentence.cut().names();
            case YES_NO -> List.of();
        };
        return all.stream().filter(value -> !question.says(value)).toList();
    }

    private static List<String> matches(Pattern pattern, String text) {
        Set<String> out = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            out.add(matcher.group().strip());
        }
        return new ArrayList<>(out);
    }

    /** What fits best, or an empty text. */
    static String best(Evidence evidence, Question question) {
        Map<String, Double> votes = new LinkedHashMap<>();
        int rank = 0;
        for (Evidence.Scored scored : evidence.ranked()) {
            if (++rank > LOOKED_AT) {
                break;
            }
            double vote = scored.score() * scored.score() / (1 + 0.3 * rank);
            for (String value : in(scored.sentence(), question)) {
                votes.merge(value, vote * fit(value, scored.sentence(), question), Double::sum);
            }
            String title = scored.sentence().page().title().replaceAll("\\s*[(（].*|\\s+[|–—]\\s+.*", "");
            boolean named = question.kind() == Question.Kind.WHO || question.kind() == Question.Kind.OTHER;
            if (named && !title.isBlank() && !question.says(title)) {
                votes.merge(title, vote * own(scored.sentence(), question, evidence), Double::sum);
            }
        }
        String best = winner(votes, question.kind() == Question.Kind.OTHER ? CLEAR : 1);
        return question.kind() == Question.Kind.WHEN
                        && ONLY_YEAR.matcher(question.text()).find()
                ? year(best)
                : best;
    }

    /** The value with the most votes; none where the next one comes too close to tell them apart. */
    private static String winner(Map<String, Double> votes, double lead) {
        List<Map.Entry<String, Double>> sorted = votes.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .toList();
        if (sorted.isEmpty()) {
            return "";
        }
        boolean clear = sorted.size() == 1
                || sorted.get(0).getValue() >= lead * sorted.get(1).getValue();
        return clear ? sorted.get(0).getKey() : "";
    }

    private static String year(String date) {
        Matcher year = YEAR.matcher(date);
        return year.find() ? year.group() : date;
    }

    /** The share of the question that the sentence carries without its title. */
    private static double own(Sentence sentence, Question question, Evidence evidence) {
        double all = 0;
        double mine = 0;
        for (String term : question.terms()) {
            double weight = evidence.weights().getOrDefault(term, 0.0);
            all += weight;
            mine += sentence.stems().contains(term) ? weight : 0;
        }
        return all == 0 ? 0 : mine / all;
    }

    private static double fit(String value, Sentence sentence, Question question) {
        int at = sentence.text().indexOf(value);
        if (at < 0) {
            return 1;
        }
        if (question.kind() == Question.Kind.WHERE) {
            return PLACE_BEFORE.matcher(sentence.text().substring(0, at)).find() ? 1.6 : 0.4;
        }
        if (question.kind() == Question.Kind.HOW_MANY) {
            String after = sentence.text().substring(at + value.length());
            Set<String> next = Question.stems(after.substring(0, Math.min(24, after.length())));
            boolean counted = next.stream().anyMatch(question.terms()::contains);
            return (counted ? 1.8 : 1) * (YEAR.matcher(value).matches() ? 0.4 : 1);
        }
        return 1;
    }
}

package dev.footnote.offline;

import dev.footnote.offline.Candidates.Candidate;
import dev.footnote.text.WordPatterns;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The short answer: the candidate for which the best sentences speak most, by kind and by what stands near it. */
final class Guess {

    private static final Pattern ONLY_YEAR =
            WordPatterns.compile("\\b(?:what|which) year\\b|哪一?年|何年", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACE_BEFORE =
            WordPatterns.compile("(?:\\b(?:in|at|from|near|to)(?: the)?\\s|[在于位至])$", Pattern.CASE_INSENSITIVE);

    /** The end of the sentence and no part of a name; those of "St." and "U.S." stay. */
    private static final Pattern FULL_STOP = Pattern.compile("(?<=\\p{Ll}{3})[.。]$");

    /** A file's name is no name of a thing, and neither is a number. */
    private static final Pattern FILE = Pattern.compile("^\\S+\\.[A-Za-z0-9]{1,5}$");

    static final int LOOKED_AT = 8;

    /** What leads to the answer is seldom the answer. */
    private static final double LED = 0.5;

    private static final double SPAN = 1.5;

    /** A question that does not tell what kind of thing it wants needs a name that stands out. */
    private static final double CLEAR = 1.5;

    private static final double UNLIKE = 0.5;
    private static final double LIKE = 1.6;

    private final Question question;
    private final Evidence evidence;
    private final Spans spans;
    private final Map<String, Double> votes = new LinkedHashMap<>();

    Guess(Question question, Evidence evidence) {
        this.question = question;
        this.evidence = evidence;
        this.spans = Spans.of(question);
    }

    /** What fits best, or an empty text. */
    String best() {
        int rank = 0;
        for (Evidence.Scored scored : evidence.ranked()) {
            if (++rank > LOOKED_AT) {
                break;
            }
            double vote = scored.score() * scored.score() / (1 + 0.3 * rank);
            life(scored).ifPresent(date -> votes.merge(date, 2 * vote, Double::sum));
            for (Candidate value : Candidates.in(scored.sentence(), question)) {
                votes.merge(value.text(), vote * fit(value, scored), Double::sum);
            }
            title(scored, vote);
            if (question.chinese()) {
                spans(scored, vote);
            }
        }
        String best =
                winner(question.kind() == Question.Kind.OTHER && question.noun().isEmpty() ? CLEAR : 1);
        return question.kind() == Question.Kind.WHEN
                        && ONLY_YEAR.matcher(question.text()).find()
                ? year(best)
                : FULL_STOP.matcher(best).replaceFirst("");
    }

    /** The value with the most votes; none where the next one comes too close to tell them apart. */
    private String winner(double lead) {
        List<Map.Entry<String, Double>> sorted = votes.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(2)
                .toList();
        boolean clear = sorted.size() == 1
                || (sorted.size() > 1
                        && sorted.get(0).getValue() >= lead * sorted.get(1).getValue());
        return clear ? sorted.get(0).getKey() : "";
    }

    /** What stands where the question has its question word; a candidate inside of it gains in its stead. */
    private void spans(Evidence.Scored scored, double vote) {
        if (question.kind() == Question.Kind.YES_NO) {
            return;
        }
        List<Candidate> known = Candidates.in(scored.sentence(), question);
        boolean named = question.kind() != Question.Kind.OTHER;
        spans.in(scored.sentence().text()).forEach((span, share) -> {
            List<Candidate> inside = known.stream()
                    .filter(value -> span.start() <= value.start() && value.end() <= span.end())
                    .toList();
            if (named && !inside.isEmpty()) {
                votes.merge(inside.get(0).text(), SPAN * share * vote, Double::sum);
            } else if (!question.says(span.text()) && !isFigure()) {
                votes.merge(span.text(), SPAN * share * vote, Double::sum);
            }
        });
    }

    private boolean isFigure() {
        return question.kind() == Question.Kind.WHEN || question.kind() == Question.Kind.HOW_MANY;
    }

    /** The page's own thing, where the sentence says of it what the question asks for. */
    private void title(Evidence.Scored scored, double vote) {
        String title = Subjects.called(scored.sentence().page().title());
        boolean named = question.kind() == Question.Kind.WHO || question.kind() == Question.Kind.OTHER;
        boolean says = title.codePoints().anyMatch(Character::isLetter)
                && !FILE.matcher(title).matches();
        if (named && says && !question.says(title)) {
            votes.merge(title, vote * own(scored.sentence()) * like(title, scored.sentence()), Double::sum);
        }
    }

    /** A birth or death that is asked for, as the opening of a page on a person gives it. */
    private Optional<String> life(Evidence.Scored scored) {
        if (question.kind() != Question.Kind.WHEN) {
            return Optional.empty();
        }
        return Lives.asked(question)
                .flatMap(event -> Lives.date(scored.sentence().text(), event))
                .map(Moment::written);
    }

    private static String year(String date) {
        Matcher year = Candidates.YEAR.matcher(date);
        return year.find() ? year.group() : date;
    }

    /** The share of the question that the sentence carries without its title. */
    private double own(Sentence sentence) {
        double all = 0;
        double mine = 0;
        for (Map.Entry<String, Double> term : evidence.weights().entrySet()) {
            all += term.getValue();
            mine += sentence.stems().contains(term.getKey()) ? term.getValue() : 0;
        }
        return all == 0 ? 0 : mine / all;
    }

    private double fit(Candidate value, Evidence.Scored scored) {
        String text = scored.sentence().text();
        double fit = Evidence.near(text, value.start(), value.end(), question.asked());
        Sentence bridge = scored.bridge();
        if (bridge != null && bridge.text().contains(value.text())) {
            fit *= LED;
        }
        return switch (question.kind()) {
            case WHERE ->
                fit
                        * (PLACE_BEFORE
                                        .matcher(text.substring(0, value.start()))
                                        .find()
                                ? 1.6
                                : 0.4)
                        * like(value.text(), scored.sentence());
            case HOW_MANY -> fit * counted(value, text);
            case WHO, OTHER -> fit * like(value.text(), scored.sentence());
            case WHEN, YES_NO -> fit;
        };
    }

    /** More where what is counted follows, less for what looks like a year. */
    private double counted(Candidate value, String text) {
        String after = text.substring(value.end());
        Set<String> next = Question.stems(after.substring(0, Math.min(24, after.length())));
        boolean counted = next.stream().anyMatch(question.terms()::contains);
        return (counted ? 1.8 : 1) * (Candidates.YEAR.matcher(value.text()).matches() ? 0.4 : 1);
    }

    /** How well a name fits the noun behind "which": by its own words, or by how its page begins. */
    private double like(String name, Sentence sentence) {
        Set<String> noun = question.noun();
        if (noun.isEmpty()) {
            return 1;
        }
        Set<String> own = new LinkedHashSet<>(Question.stems(name));
        boolean isTitle = Evidence.plain(sentence.page().title()).equals(Evidence.plain(name));
        List<Integer> pages = isTitle ? List.of(sentence.page().source()) : evidence.called(name);
        for (Integer source : pages) {
            evidence.page(source).stream().limit(1).forEach(opening -> own.addAll(opening.stems()));
        }
        boolean fits = noun.stream().anyMatch(own::contains);
        if (fits) {
            return LIKE;
        }
        return pages.isEmpty() ? 1 : UNLIKE;
    }
}

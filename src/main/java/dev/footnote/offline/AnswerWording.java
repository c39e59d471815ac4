package dev.footnote.offline;

import dev.footnote.offline.evidence.AnswerCheck;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.prose.Phrasing;
import dev.footnote.offline.relation.NamedSorts;
import dev.footnote.offline.span.Alternatives;
import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.offline.span.MeasureKind;
import dev.footnote.offline.span.QuestionView;
import dev.footnote.text.Negations;
import dev.footnote.text.RelativeDates;
import dev.footnote.text.WordPatterns;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words the short answer from the best span of the best sentences.
 *
 * @param question with the names that were found on the way
 * @param evidence the sentences weighed against it
 * @param asked the question as the user put it
 */
record AnswerWording(QuestionAnalysis question, SentenceRanker evidence, QuestionAnalysis asked) {

    /** A name that was put into the question answers it where a thing was taken for another. */
    private static final double FOUND = 0.5;

    /** What the question says itself answers it only where it names what to choose from. */
    private static final double REPEATED = 0.02;

    /** "Between A and B": the answer is one of them. */
    private static final Pattern CHOOSING =
            WordPatterns.compile("\\b(?:between|out of|of the two)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern COMMA = Pattern.compile(", ");

    /** A place with the larger ones around it. */
    private static final Pattern PLACES =
            Pattern.compile("\\p{Lu}[\\p{L}.' -]{1,60}(?:, \\p{Lu}[\\p{L}.' -]{1,60}){1,3}");

    /** A name of another sort of place than asked for answers only where there is no other. */
    private static final double UNFIT = 0.01;

    /** Asks for what somebody did, which no name or figure answers. */
    private static final Pattern DEED = WordPatterns.compile(
            "^\\s*what (?:did|does|do|have|has) .{1,200} (?:do|done)\\s*\\?*\\s*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern REASON = WordPatterns.compile(
            "\\b(?:because|since|due to|owing to|thanks to|as a result of|in order to|so that)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MANNER =
            WordPatterns.compile("\\b(?:by|with|through|using)\\b", Pattern.CASE_INSENSITIVE);

    /**
     * Returns the short answer; empty if there is none.
     *
     * @param spans weighed by {@link #fitting}
     * @param answering the sentences that the spans are from
     */
    String of(QuestionView view, List<AnswerSpan> spans, List<SentenceRanker.Scored> answering) {
        if (view.asked().kind() == AnswerKind.YES_NO && !evidence.ranked().isEmpty()) {
            boolean no = Negations.in(evidence.ranked().get(0).sentence().text()) != Negations.in(question.text());
            return new Phrasing(question.chinese()).yesNo(!no);
        }
        if (spans.isEmpty()) {
            return "";
        }
        ReadSentence sentence = answering.get(spans.get(0).sentence()).sentence();
        if (!isPhrase(view.asked().kind(), sentence.text())) {
            return "";
        }
        return dated(spoken(ofSort(question.sort(), spans.get(0).text()), sentence), sentence);
    }

    /** The part of a place's name that is asked for: of "Vadholm, Halland" the town where a town is, of "Vadholm, Kent County" the county where one is. */
    private static String ofSort(String sort, String words) {
        String[] parts = COMMA.split(words, -1);
        if (parts.length < 2 || !PLACES.matcher(words).matches()) {
            return words;
        }
        return switch (sort) {
            case "city", "town", "village" -> parts[0];
            case "county" ->
                Stream.of(parts)
                        .filter(part -> NamedSorts.fit(sort, part) > 1)
                        .findFirst()
                        .orElse(words);
            default -> words;
        };
    }

    /** False where only the whole sentence answers: for a reason or a way that it does not name as such, and for what somebody did. */
    private boolean isPhrase(AnswerKind kind, String sentence) {
        if (question.chinese()) {
            return true;
        }
        return switch (kind) {
            case REASON -> REASON.matcher(sentence).find();
            case MANNER -> MANNER.matcher(sentence).find();
            default -> !DEED.matcher(question.text()).find();
        };
    }

    /** Words that reach from the speaker's name into the turn are the speaker, where a person is asked for, or else what is said. */
    private String spoken(String words, ReadSentence sentence) {
        String speaker = sentence.cut().speaker();
        if (speaker.isEmpty() || !words.startsWith(speaker + ":")) {
            return words;
        }
        String said = words.substring(speaker.length() + 1).strip();
        return question.kind() == QuestionAnalysis.Kind.WHO || said.isEmpty() ? speaker : said;
    }

    /** Words such as "tomorrow" with the date that they mean, where the turn in which they were said has one. */
    private String dated(String words, ReadSentence sentence) {
        Optional<LocalDate> on = question.kind() == QuestionAnalysis.Kind.WHEN
                ? RelativeDates.last(sentence.cut().time())
                : Optional.empty();
        List<RelativeDates.Resolved> found =
                on.map(day -> RelativeDates.of(words, day)).orElse(List.of());
        return found.size() == 1 ? Phrasing.dated(words, found.get(0), question.chinese()) : words;
    }

    /** True for words that a number stands before, of which they are the unit: "kg of salt" in "34 kg of salt". */
    private static boolean isBehindNumber(String words, String sentence) {
        int at = sentence.indexOf(words);
        return at > 1
                && Character.isLowerCase(words.codePointAt(0))
                && sentence.charAt(at - 1) == ' '
                && Character.isDigit(sentence.charAt(at - 2));
    }

    private double repeated(String words) {
        if (asked.repeats(words)) {
            return REPEATED;
        }
        return question.says(words) ? FOUND : 1;
    }

    /** Returns the spans anew weighed, best first: those of the sort of place that is asked for come first, those that the question says itself later. */
    List<AnswerSpan> fitting(List<AnswerSpan> spans, List<SentenceRanker.Scored> answering) {
        String sort = question.sort();
        AnswerKind kind = AskedFor.of(question.text()).kind();
        Optional<MeasureKind> measure = MeasureKind.of(question.text());
        boolean chosen = question.chinese()
                || !Alternatives.of(question.text()).isEmpty()
                || CHOOSING.matcher(question.text()).find();
        List<AnswerSpan> weighed = spans.stream()
                .map(span -> {
                    boolean formed = (question.chinese() || AnswerCheck.fits(kind, span.text()))
                            && span.text().chars().filter(c -> c == '"').count() % 2 == 0
                            && measure.map(asked -> asked.fits(span.text())).orElse(true)
                            && !isBehindNumber(
                                    span.text(),
                                    answering.get(span.sentence()).sentence().text());
                    double fit = formed ? Math.max(UNFIT, NamedSorts.fit(sort, span.text())) : UNFIT;
                    double weight = fit * (chosen ? 1 : repeated(span.text()));
                    return new AnswerSpan(span.text(), span.sentence(), span.probability() * weight);
                })
                .sorted(Comparator.comparingDouble(AnswerSpan::probability).reversed())
                .toList();
        double before = spans.stream().mapToDouble(AnswerSpan::probability).sum();
        double after = weighed.stream().mapToDouble(AnswerSpan::probability).sum();
        double scale = after > before ? before / after : 1; // probabilities stay such
        return weighed.stream()
                .map(span -> new AnswerSpan(span.text(), span.sentence(), span.probability() * scale))
                .toList();
    }
}

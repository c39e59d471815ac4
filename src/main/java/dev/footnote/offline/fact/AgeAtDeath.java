package dev.footnote.offline.fact;

import dev.footnote.offline.evidence.LifeDates;
import dev.footnote.offline.evidence.NamedPages;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.relation.PartialDate;
import dev.footnote.text.WordPatterns;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells how old somebody was at death: as the page says, or by its two dates. */
final class AgeAtDeath {

    private static final Pattern ASKED = WordPatterns.compile(
            "\\bhow old (?:was|were)\\b.{1,120}\\b(?:die|died|death)\\b|\\b(?:what|which) age (?:did|was)\\b.{1,120}\\b(?:die|died|death)\\b"
                    + "|\\bage (?:at|of) (?:his |her |their )?death\\b|(?:去世|逝世|病逝|死)(?:时|的时候|那年)?(?:是|的)?(?:多少岁|几岁|多大|年龄|年纪)|享年",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TOLD = WordPatterns.compile(
            "\\b(?:died|death)\\b[^.;]{0,80}\\b(?:aged?|at (?:the )?age of) (\\d{1,3})\\b|(?:享年|终年)(\\d{1,3})",
            Pattern.CASE_INSENSITIVE);

    /** Pages give such dates where they begin. */
    private static final int BEGINNING = 20;

    private static final int OLDEST = 125;

    private AgeAtDeath() {}

    /** Returns the verdict, or empty where the question asks something else or the page does not tell. */
    static Optional<PairComparison.Verdict> of(QuestionAnalysis question, SentenceRanker evidence) {
        if (!ASKED.matcher(question.text()).find()) {
            return Optional.empty();
        }
        Optional<String> subject = evidence.subjects().stream()
                .max(Comparator.comparingInt(NamedPages.Subject::words))
                .map(NamedPages.Subject::title)
                .or(() -> named(question, evidence));
        for (int source : subject.map(name -> evidence.titles().about(name)).orElse(List.of())) {
            List<ReadSentence> page = evidence.page(source);
            List<ReadSentence> opening = page.subList(0, Math.min(BEGINNING, page.size()));
            Optional<PairComparison.Verdict> found = told(opening).or(() -> reckoned(opening));
            if (found.isPresent()) {
                // In full: a bare number could be anything when it is checked against two dates.
                return found.map(one -> new PairComparison.Verdict(
                        one.answer() + (question.chinese() ? "岁" : " years old"), one.shown()));
            }
        }
        return Optional.empty();
    }

    /** The longest title that stands in a question; Chinese has no capitals to find names by. */
    private static Optional<String> named(QuestionAnalysis question, SentenceRanker evidence) {
        return evidence.titles().all().stream()
                .map(NamedPages::called)
                .filter(title -> title.length() > 1
                        && question.chinese()
                        && question.text().contains(title))
                .max(Comparator.comparingInt(String::length));
    }

    private static Optional<PairComparison.Verdict> told(List<ReadSentence> sentences) {
        for (ReadSentence sentence : sentences) {
            Matcher told = TOLD.matcher(sentence.text());
            if (told.find()) {
                String age = told.group(1) == null ? told.group(2) : told.group(1);
                return Optional.of(new PairComparison.Verdict(age, List.of(sentence)));
            }
        }
        return Optional.empty();
    }

    private static Optional<PairComparison.Verdict> reckoned(List<ReadSentence> sentences) {
        Optional<ReadSentence> first = with(sentences, LifeDates.Event.BEGINNING);
        Optional<ReadSentence> last = with(sentences, LifeDates.Event.END);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        Optional<PartialDate> birth = LifeDates.date(first.get().text(), LifeDates.Event.BEGINNING);
        Optional<PartialDate> death = LifeDates.date(last.get().text(), LifeDates.Event.END);
        if (birth.isEmpty() || death.isEmpty()) {
            return Optional.empty();
        }
        int age = years(birth.get(), death.get());
        return age < 0 || age > OLDEST
                ? Optional.empty()
                : Optional.of(new PairComparison.Verdict(
                        String.valueOf(age),
                        Stream.of(first.get(), last.get()).distinct().toList()));
    }

    /** The whole years between two dates; where a month or day is not given, the difference of the years. */
    private static int years(PartialDate birth, PartialDate death) {
        int years = death.year() - birth.year();
        OptionalInt order = new PartialDate(1, birth.month(), birth.day(), 0, "")
                .order(new PartialDate(1, death.month(), death.day(), 0, ""));
        return order.isPresent() && order.getAsInt() > 0 ? years - 1 : years;
    }

    private static Optional<ReadSentence> with(List<ReadSentence> sentences, LifeDates.Event event) {
        return sentences.stream()
                .filter(sentence -> LifeDates.date(sentence.text(), event).isPresent())
                .findFirst();
    }
}

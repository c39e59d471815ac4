package dev.footnote.offline.fact;

import dev.footnote.offline.evidence.LifeDates;
import dev.footnote.offline.evidence.NamedPages;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.relation.LifeFacts;
import dev.footnote.offline.relation.NamedSorts;
import dev.footnote.offline.relation.PartialDate;
import dev.footnote.offline.relation.RelatedWords;
import dev.footnote.offline.span.OriginWords;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers to questions that set two named things side by side, where their pages show enough. */
public final class PairComparison {

    /**
     * The outcome of a comparison.
     *
     * @param answer one of the two names, or yes or no
     * @param shown the sentences that it rests on
     */
    public record Verdict(String answer, List<ReadSentence> shown) {}

    /** What one side has to show. */
    private record Side(PartialDate moment, List<ReadSentence> shown) {}

    private static final Pattern EARLIER = WordPatterns.compile(
            "\\b(?:first|earlier|earliest|older|oldest|before|elder)\\b|更早|较早|先|年长|年纪更大|更老", Pattern.CASE_INSENSITIVE);
    private static final Pattern LATER = WordPatterns.compile(
            "\\b(?:later|latest|younger|youngest|newer|more recent(?:ly)?|last)\\b|更晚|较晚|更年轻|更近",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SAME = WordPatterns.compile("\\b(?:same|share)\\b|相同|同一|一样", Pattern.CASE_INSENSITIVE);
    private static final Pattern BOTH = WordPatterns.compile("\\b(?:both|and)\\b|都|均", Pattern.CASE_INSENSITIVE);
    private static final Pattern SAME_PLACE = WordPatterns.compile(
            "\\bsame (city|town|village|neighbou?rhood|district|county|state|province|region|country)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int OPENING = 2;

    private final QuestionAnalysis question;
    private final SentenceRanker evidence;

    private PairComparison(QuestionAnalysis question, SentenceRanker evidence) {
        this.question = question;
        this.evidence = evidence;
    }

    /** Empty where the question compares nothing, asks for no age and for nobody's deed, or the pages do not show it. */
    public static Optional<Verdict> of(QuestionAnalysis question, SentenceRanker evidence) {
        return new PairComparison(question, evidence)
                .verdict()
                .or(() -> AgeAtDeath.of(question, evidence))
                .or(() -> DoneBy.of(question, evidence));
    }

    private Optional<Verdict> verdict() {
        List<NamedPages.Subject> subjects = evidence.subjects();
        if (subjects.size() < 2) {
            return Optional.empty();
        }
        NamedPages.Subject first = subjects.get(subjects.size() - 2);
        NamedPages.Subject second = subjects.get(subjects.size() - 1);
        if (question.kind() == QuestionAnalysis.Kind.YES_NO) {
            if (SAME.matcher(question.text()).find()) {
                Optional<Boolean> near = inSamePlace(first, second);
                if (near.isPresent()) {
                    return Optional.of(yesNo(near.get(), first, second));
                }
                Set<String> common = traits(facts(first));
                common.retainAll(traits(facts(second)));
                return Optional.of(yesNo(!common.isEmpty(), first, second));
            }
            return BOTH.matcher(question.text()).find()
                    ? Optional.of(yesNo(holds(first) && holds(second), first, second))
                    : Optional.empty();
        }
        boolean earlier = EARLIER.matcher(question.text()).find();
        if (!earlier && !LATER.matcher(question.text()).find()) {
            return Optional.empty();
        }
        Optional<Side> one = side(first);
        Optional<Side> two = side(second);
        if (one.isEmpty() || two.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt order = one.get().moment().order(two.get().moment());
        if (order.isEmpty()) {
            return Optional.empty();
        }
        List<ReadSentence> shown = new ArrayList<>(named(first, one.get().shown()));
        shown.addAll(named(second, two.get().shown()));
        return Optional.of(new Verdict((order.getAsInt() < 0) == earlier ? first.title() : second.title(), shown));
    }

    /** True if two things lie in, or began in, a place of the sort that the question compares; empty if it compares none or a page names none. */
    private Optional<Boolean> inSamePlace(NamedPages.Subject first, NamedPages.Subject second) {
        Matcher sort = SAME_PLACE.matcher(question.text());
        if (!sort.find()) {
            return Optional.empty();
        }
        Set<String> one = places(sort.group(1).toLowerCase(Locale.ROOT), first);
        Set<String> two = places(sort.group(1).toLowerCase(Locale.ROOT), second);
        return one.isEmpty() || two.isEmpty()
                ? Optional.empty()
                : Optional.of(one.stream().anyMatch(two::contains));
    }

    private Set<String> places(String sort, NamedPages.Subject subject) {
        boolean country = sort.equals("country");
        return opening(subject).stream()
                .flatMap(sentence -> Stream.of(LifeFacts.Fact.LOCATION, LifeFacts.Fact.FOUNDING_PLACE)
                        .flatMap(fact -> LifeFacts.all(fact, sentence.text()).stream()))
                .flatMap(place -> Stream.of(place.split(",", -1)).map(String::strip))
                .filter(place -> OriginWords.isCountry(place) == country && NamedSorts.fit(sort, place) > 0)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A side's sentences behind the one that names it, if they do not. */
    private List<ReadSentence> named(NamedPages.Subject subject, List<ReadSentence> shown) {
        String title = subject.title().toLowerCase(Locale.ROOT);
        if (shown.stream()
                .anyMatch(sentence -> sentence.text().toLowerCase(Locale.ROOT).contains(title))) {
            return shown;
        }
        List<ReadSentence> out = new ArrayList<>();
        opening(subject).stream()
                .filter(sentence -> sentence.text().toLowerCase(Locale.ROOT).contains(title))
                .findFirst()
                .ifPresent(out::add);
        out.addAll(shown);
        return out;
    }

    /** The date that counts, on the page of the thing itself or of the one that it leads to, as a film to its director. */
    private Optional<Side> side(NamedPages.Subject subject) {
        List<ReadSentence> own = evidence.page(subject.source());
        Optional<LifeDates.Event> event = LifeDates.asked(question);
        if (event.isEmpty()) {
            return firstDate(own);
        }
        if (question.leading().isEmpty()) {
            return lifeDate(own, event.get());
        }
        for (SentenceRanker.Relation relation : evidence.relations(subject.source())) {
            for (Integer source : evidence.called(relation.name())) {
                Optional<Side> there = lifeDate(evidence.page(source), event.get());
                if (there.isPresent()) {
                    List<ReadSentence> shown = new ArrayList<>(List.of(relation.sentence()));
                    shown.addAll(there.get().shown());
                    return Optional.of(new Side(there.get().moment(), shown));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Side> lifeDate(List<ReadSentence> page, LifeDates.Event event) {
        for (ReadSentence sentence : page) {
            Optional<PartialDate> date = LifeDates.date(sentence.text(), event);
            if (date.isPresent()) {
                return Optional.of(new Side(date.get(), List.of(sentence)));
            }
        }
        return Optional.empty();
    }

    /** Where no birth or death is asked for, the first date is the one such pages begin with. */
    private static Optional<Side> firstDate(List<ReadSentence> page) {
        for (ReadSentence sentence : page) {
            List<PartialDate> dates = PartialDate.of(sentence.text());
            if (!dates.isEmpty()) {
                return Optional.of(new Side(dates.get(0), List.of(sentence)));
            }
        }
        return Optional.empty();
    }

    private Verdict yesNo(boolean yes, NamedPages.Subject first, NamedPages.Subject second) {
        List<ReadSentence> shown = new ArrayList<>();
        for (NamedPages.Subject subject : List.of(first, second)) {
            opening(subject).stream().limit(1).forEach(shown::add);
            facts(subject).stream()
                    .limit(1)
                    .filter(fact -> !shown.contains(fact))
                    .forEach(shown::add);
        }
        return new Verdict(question.chinese() ? (yes ? "是" : "不是") : yes ? "yes" : "no", shown);
    }

    /** True if a page's opening has what both things are asked to be: all of the question but their names. */
    private boolean holds(NamedPages.Subject subject) {
        Set<String> wanted = new HashSet<>(question.terms());
        evidence.subjects().forEach(named -> wanted.removeAll(QuestionAnalysis.stems(named.title())));
        return wanted.stream()
                .allMatch(term -> opening(subject).stream()
                        .anyMatch(sentence -> sentence.stems().contains(term)
                                || RelatedWords.of(term).stream().anyMatch(sentence.stems()::contains)));
    }

    /** The opening of the page itself, or of the one that it leads to, as a film to its director. */
    private List<ReadSentence> facts(NamedPages.Subject subject) {
        for (SentenceRanker.Relation relation : question.leading().isEmpty()
                ? List.<SentenceRanker.Relation>of()
                : evidence.relations(subject.source())) {
            for (Integer source : evidence.called(relation.name())) {
                return evidence.page(source).stream().limit(OPENING).toList();
            }
        }
        return opening(subject);
    }

    private List<ReadSentence> opening(NamedPages.Subject subject) {
        return evidence.page(subject.source()).stream()
                .sorted(Comparator.comparingInt(ReadSentence::start))
                .limit(OPENING)
                .toList();
    }

    private Set<String> traits(List<ReadSentence> opening) {
        Set<String> out = new HashSet<>();
        for (ReadSentence sentence : opening) {
            sentence.cut().names().stream()
                    .filter(name -> !question.says(name))
                    .forEach(name -> out.add(name.toLowerCase(Locale.ROOT)));
            sentence.stems().stream().filter(question.asked()::contains).forEach(out::add);
        }
        return out;
    }
}

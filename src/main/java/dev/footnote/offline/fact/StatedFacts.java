package dev.footnote.offline.fact;

import dev.footnote.offline.chain.ChainLink;
import dev.footnote.offline.chain.ChainParser;
import dev.footnote.offline.evidence.LifeDates;
import dev.footnote.offline.evidence.NamedPages;
import dev.footnote.offline.evidence.PageTitles;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.prose.Phrasing;
import dev.footnote.offline.relation.HanAliases;
import dev.footnote.offline.relation.LifeFacts;
import dev.footnote.offline.relation.NamedSorts;
import dev.footnote.offline.relation.PartialDate;
import dev.footnote.offline.relation.RelationReader;
import dev.footnote.offline.relation.SaidSort;
import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.offline.span.OriginWords;
import dev.footnote.text.RelativeDates;
import dev.footnote.text.WordPatterns;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts that the own page of a thing states in so many words: a relative, a maker, a place or date of a life, a country. */
public final class StatedFacts {

    /**
     * A fact.
     *
     * @param text as written, or the title of the page that the name leads to
     * @param sentence where it stands
     */
    public record Stated(String text, ReadSentence sentence) {}

    /** Pages say such things where they begin. */
    private static final int BEGINNING = 14;

    /** Sentences in which another name is looked for, and the share of the best one's score that they have. */
    private static final int LOOKED_AT = 5;

    private static final double NEAR = 0.6;

    /** A turn with this share of the best one's score carries as much of the question. */
    private static final double SAME = 0.85;

    /** A date belongs to what is asked for if its turn carries this share of the question. */
    private static final double HALF = 0.5;

    /** What is done by speaking or writing, at the time of the turn itself. */
    private static final Pattern SAYING = WordPatterns.compile(
            "\\bdid\\b.{1,80}\\b(?:tell|inform|ask|say|invite|express|mention|announce|remind|suggest|propose|recommend|thank|report|notify"
                    + "|apologi[sz]e|complain|offer|share|confirm|request|message|write|reply|discuss)\\b|什么时候.{0,20}(?:告诉|通知|邀请|提到|提醒|建议|询问|说)",
            Pattern.CASE_INSENSITIVE);

    /** A time of day before or behind a relative date, which belongs to it. */
    private static final Pattern CLOCK_BEFORE = WordPatterns.compile(
            "\\b\\d{1,2}(?::\\d{2})? ?(?:[ap]\\.?m\\.?|o'clock) (?:on )?(?:the )?$", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOCK_AFTER = WordPatterns.compile(
            "(?: (?:morning|afternoon|evening|night))?(?: (?:at|around|by) \\d{1,2}(?::\\d{2})?(?: ?[ap](?:m\\b|\\.m\\.)| o'clock)?)?"
                    + "|(?:早上|上午|中午|下午|晚上)?(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})点(?:半|\\d{1,2}分)?|(?:早上|上午|中午|下午|晚上)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOCK_ASKED =
            WordPatterns.compile("\\bwhat time\\b|几点|什么钟点", Pattern.CASE_INSENSITIVE);

    private static final Pattern FROM =
            WordPatterns.compile("\\b(?:is|was|comes|came|are|were) from\\b|^['’]s? country\\b");

    private static final Set<String> BIRTH =
            Set.of("born", "birth", "birthplac", "birthplace", "nativ", "出生", "出生地", "生于");
    private static final Set<String> CITIZEN = Set.of("citizen", "citizenship", "nation", "national");
    private static final Set<String> DEATH = Set.of("die", "death", "dead", "去世", "逝世", "病逝");
    private static final Set<String> BURIAL = Set.of("buri", "burial", "grave", "inter");
    private static final Set<String> STUDY = Set.of("studi", "study", "educ", "graduat", "attend", "alma", "mater");
    private static final Set<String> FOUNDING = Set.of("form", "establish", "origin", "成立", "创立");
    private static final Set<String> LYING = Set.of("locat", "situat", "lie", "stand", "found");

    /** Nouns for places that hold others. */
    private static final Set<String> WIDER = Set.of("county", "state", "country", "province", "district", "region");

    private static final Set<String> WORK = Set.of("work", "employ", "employe", "teach");

    private StatedFacts() {}

    /**
     * Returns the fact that answers a question.
     *
     * @param about the name that a chain led to, or null: then the thing that the question names
     */
    public static Optional<Stated> of(QuestionAnalysis question, SentenceRanker evidence, @Nullable String about) {
        Optional<ChainLink> link =
                ChainParser.asked(question.text(), evidence.titles().all());
        if (link.isPresent() && RelationReader.knows(link.get().noun())) {
            return related(link.get(), evidence);
        }
        if (question.chinese() && HanAliases.asks(question.text())) {
            return alias(question, evidence);
        }
        Optional<Stated> spoken = said(question, evidence);
        if (spoken.isPresent()) {
            return spoken;
        }
        Optional<String> subject = about != null ? Optional.of(about) : subject(evidence);
        return subject.flatMap(name -> stated(question, name, evidence));
    }

    /** Returns the person or thing that a link speaks of. */
    public static Optional<Stated> related(ChainLink link, SentenceRanker evidence) {
        PageTitles titles = evidence.titles();
        for (int source : titles.about(link.of())) {
            List<ReadSentence> page = evidence.page(source);
            for (ReadSentence sentence : page.subList(0, Math.min(BEGINNING, page.size()))) {
                for (String name : RelationReader.names(link.noun(), sentence.text())) {
                    if (!isSame(name, link.of())) {
                        return Optional.of(new Stated(titles.called(name), sentence));
                    }
                }
            }
        }
        return placed(link, evidence);
    }

    /** The place that a link means: "the city where X was born". */
    private static Optional<Stated> placed(ChainLink link, SentenceRanker evidence) {
        return placed(link, evidence, place -> fitting(link.noun(), place));
    }

    /**
     * Returns a place within the one that a link means: where somebody was born, if the county of it is asked for; empty where the place
     * itself is stated.
     */
    public static Optional<Stated> within(ChainLink link, SentenceRanker evidence) {
        boolean life = fact(link)
                .filter(fact -> fact != LifeFacts.Fact.LOCATION && fact != LifeFacts.Fact.NATIONALITY)
                .isPresent();
        return life && WIDER.contains(link.noun()) && placed(link, evidence).isEmpty()
                ? placed(link, evidence, place -> Optional.of(place).filter(one -> !OriginWords.is(one)))
                : Optional.empty();
    }

    private static Optional<Stated> placed(
            ChainLink link, SentenceRanker evidence, Function<String, Optional<String>> chosen) {
        Optional<LifeFacts.Fact> fact = fact(link);
        if (fact.isEmpty()) {
            return Optional.empty();
        }
        PageTitles titles = evidence.titles();
        for (int source : titles.about(link.of())) {
            List<ReadSentence> page = evidence.page(source);
            if (fact.get() == LifeFacts.Fact.LOCATION && isOfPerson(page)) {
                continue;
            }
            for (ReadSentence sentence : page.subList(0, Math.min(BEGINNING, page.size()))) {
                Optional<String> read = LifeFacts.all(fact.get(), sentence.text()).stream()
                        .flatMap(place -> chosen.apply(place).stream())
                        .findFirst();
                if (read.isPresent() && !isSame(read.get(), link.of())) {
                    return read.map(place -> new Stated(titles.called(place), sentence));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOfPerson(List<ReadSentence> page) {
        return !page.isEmpty()
                && SaidSort.of(page.get(0).text())
                        .filter(AnswerKind.PERSON::equals)
                        .isPresent();
    }

    /** The part of a place that is of the sort asked for: the state of "Quayside, Ohio". */
    private static Optional<String> fitting(String noun, String place) {
        boolean wider = WIDER.contains(noun) && place.indexOf(',') >= 0;
        if (!wider && NamedSorts.fit(noun, place) >= 1) {
            return Optional.of(NamedSorts.named(noun, place));
        }
        List<String> parts = Stream.of(place.split(",", -1)).map(String::strip).toList();
        return parts.stream()
                .filter(part -> NamedSorts.fit(noun, part) > 0)
                .max(Comparator.comparingDouble(part -> NamedSorts.fit(noun, part)))
                .filter(part -> parts.indexOf(part) > 0 || NamedSorts.fit(noun, part) >= 1)
                .map(part -> NamedSorts.named(noun, part));
    }

    private static Optional<LifeFacts.Fact> fact(ChainLink link) {
        String words = link.phrase().replace(link.of(), " ");
        boolean body = AskedFor.of("Which " + link.noun() + "?").kind() == AnswerKind.BODY;
        Set<String> stems = QuestionAnalysis.stems(words);
        boolean country = link.noun().equals("country") && FROM.matcher(words).find();
        if (country || stems.stream().anyMatch(CITIZEN::contains)) {
            return Optional.of(LifeFacts.Fact.NATIONALITY);
        }
        if (stems.stream().anyMatch(STUDY::contains)) {
            return Optional.of(LifeFacts.Fact.STUDY_PLACE);
        }
        if (body) {
            return Optional.empty();
        }
        return stems.stream().anyMatch(BURIAL::contains)
                ? Optional.of(LifeFacts.Fact.BURIAL_PLACE)
                : stems.stream().anyMatch(BIRTH::contains)
                        ? Optional.of(LifeFacts.Fact.BIRTH_PLACE)
                        : stems.stream().anyMatch(DEATH::contains)
                                ? Optional.of(LifeFacts.Fact.DEATH_PLACE)
                                : stood(link, stems);
    }

    /** Where a body was founded, or where a thing lies. */
    private static Optional<LifeFacts.Fact> stood(ChainLink link, Set<String> stems) {
        if (link.phrase().contains(" founded") || stems.stream().anyMatch(FOUNDING::contains)) {
            return Optional.of(LifeFacts.Fact.FOUNDING_PLACE);
        }
        Set<String> left = new HashSet<>(stems);
        left.removeAll(QuestionAnalysis.stems(link.noun()));
        left.remove("same");
        boolean bare = left.isEmpty() && WIDER.contains(link.noun());
        return bare || stems.stream().anyMatch(LYING::contains)
                ? Optional.of(LifeFacts.Fact.LOCATION)
                : Optional.empty();
    }

    /** Another name in one of the sentences that carry most of the question. */
    private static Optional<Stated> alias(QuestionAnalysis question, SentenceRanker evidence) {
        for (SentenceRanker.Scored scored : evidence.ranked()
                .subList(0, Math.min(LOOKED_AT, evidence.ranked().size()))) {
            Optional<String> name =
                    HanAliases.read(question.text(), scored.sentence().text());
            if (name.isPresent()
                    && scored.score() >= NEAR * evidence.ranked().get(0).score()) {
                return name.map(text -> new Stated(text, scored.sentence()));
            }
        }
        return Optional.empty();
    }

    /** What the turn that carries most of the question tells of when: its time, if it asks when something was said. */
    private static Optional<Stated> said(QuestionAnalysis question, SentenceRanker evidence) {
        if (question.kind() != QuestionAnalysis.Kind.WHEN || evidence.ranked().isEmpty()) {
            return Optional.empty();
        }
        ReadSentence best = evidence.ranked().get(0).sentence();
        if (best.cut().time().isEmpty()) {
            return Optional.empty();
        }
        return SAYING.matcher(question.text()).find()
                ? Optional.of(new Stated(best.cut().time(), best))
                : answering(question, evidence).flatMap(turn -> seenFrom(turn, question));
    }

    /** The first turn that is no question, of those that carry as much. */
    private static Optional<ReadSentence> answering(QuestionAnalysis question, SentenceRanker evidence) {
        double best = evidence.ranked().get(0).score();
        return evidence.ranked().stream()
                .limit(LOOKED_AT)
                .filter(scored -> scored.score() >= SAME * best)
                .map(SentenceRanker.Scored::sentence)
                .filter(turn -> !turn.text().endsWith("?") && !turn.text().endsWith("？"))
                .findFirst()
                .filter(turn -> evidence.share(question.terms(), turn) >= HALF);
    }

    /** The one relative date in a turn, with its time of day and the date that it means. */
    private static Optional<Stated> seenFrom(ReadSentence turn, QuestionAnalysis question) {
        Optional<LocalDate> on = RelativeDates.last(turn.cut().time());
        List<RelativeDates.Resolved> found =
                on.map(day -> RelativeDates.of(turn.text(), day)).orElse(List.of());
        if (found.size() != 1 || CLOCK_ASKED.matcher(question.text()).find()) {
            return Optional.empty();
        }
        RelativeDates.Resolved date = found.get(0);
        if (RelativeDates.last(question.text()).filter(date.date()::equals).isPresent()) {
            return Optional.empty(); // the question says the day itself
        }
        Matcher before = CLOCK_BEFORE.matcher(turn.text().substring(0, date.start()));
        Matcher after = CLOCK_AFTER.matcher(turn.text().substring(date.end()));
        int start = before.find() ? before.start() : date.start();
        int end = after.lookingAt() ? date.end() + after.end() : date.end();
        return Optional.of(
                new Stated(Phrasing.dated(turn.text().substring(start, end), date, question.chinese()), turn));
    }

    private static boolean isSame(String name, String other) {
        return other.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> subject(SentenceRanker evidence) {
        return evidence.subjects().stream()
                .max(java.util.Comparator.comparingInt(NamedPages.Subject::words))
                .map(NamedPages.Subject::title);
    }

    private static Optional<Stated> stated(QuestionAnalysis question, String subject, SentenceRanker evidence) {
        Optional<LifeFacts.Fact> fact = fact(question);
        boolean dated = question.kind() == QuestionAnalysis.Kind.WHEN;
        Optional<LifeDates.Event> event = dated ? LifeDates.asked(question) : Optional.empty();
        if (fact.isEmpty() && event.isEmpty()) {
            return Optional.empty();
        }
        for (int source : evidence.titles().about(subject)) {
            List<ReadSentence> page = evidence.page(source);
            for (ReadSentence sentence : page.subList(0, Math.min(BEGINNING, page.size()))) {
                Optional<String> said = fact.isPresent()
                        ? LifeFacts.read(fact.get(), sentence.text())
                        : LifeDates.date(sentence.text(), event.get()).map(PartialDate::written);
                if (said.isPresent() && !question.says(said.get())) {
                    return said.map(text -> new Stated(text, sentence));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the fact of a life that a question asks for, if it asks for that alone. */
    public static Optional<LifeFacts.Fact> fact(QuestionAnalysis question) {
        AnswerKind kind = AskedFor.of(question.text()).kind();
        if (kind == AnswerKind.ORIGIN) {
            return Optional.of(LifeFacts.Fact.NATIONALITY);
        }
        if (kind != AnswerKind.PLACE) {
            return kind == AnswerKind.BODY && asks(question, STUDY)
                    ? Optional.of(LifeFacts.Fact.STUDY_PLACE)
                    : Optional.empty();
        }
        if (asks(question, BURIAL)) {
            return Optional.of(LifeFacts.Fact.BURIAL_PLACE);
        }
        if (asks(question, DEATH)) {
            return Optional.of(LifeFacts.Fact.DEATH_PLACE);
        }
        if (asks(question, BIRTH)) {
            return Optional.of(LifeFacts.Fact.BIRTH_PLACE);
        }
        if (asks(question, STUDY)) {
            return Optional.of(LifeFacts.Fact.STUDY_PLACE);
        }
        if (asks(question, WORK)) {
            return Optional.of(LifeFacts.Fact.WORKPLACE);
        }
        return question.asked().equals(Set.of("countri")) || question.asked().equals(Set.of("country"))
                ? Optional.of(LifeFacts.Fact.COUNTRY)
                : Optional.empty();
    }

    private static boolean asks(QuestionAnalysis question, Set<String> stems) {
        return question.asked().stream().anyMatch(stems::contains);
    }
}

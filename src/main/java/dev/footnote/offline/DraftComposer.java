package dev.footnote.offline;

import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.api.run.Draft.DraftQuote;
import dev.footnote.offline.chain.ChainParser;
import dev.footnote.offline.confidence.AnswerFeatures;
import dev.footnote.offline.confidence.Confidence;
import dev.footnote.offline.confidence.ConfidenceModel;
import dev.footnote.offline.evidence.AnswerCheck;
import dev.footnote.offline.evidence.Candidates;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.QuestionNameCheck;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.Views;
import dev.footnote.offline.fact.Choice;
import dev.footnote.offline.fact.CommonTrait;
import dev.footnote.offline.fact.PairComparison;
import dev.footnote.offline.fact.StatedFacts;
import dev.footnote.offline.prose.Phrasing;
import dev.footnote.offline.prose.SentenceFilter;
import dev.footnote.offline.relation.NamedSorts;
import dev.footnote.offline.relation.RelatedWords;
import dev.footnote.offline.relation.RelationReader;
import dev.footnote.offline.span.Alternatives;
import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.offline.span.QuestionView;
import dev.footnote.offline.span.SpanScorer;
import dev.footnote.text.Negations;
import dev.footnote.text.RelativeDates;
import dev.footnote.text.Spaces;
import dev.footnote.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the draft: the short answer, the sentence that holds it, and those that connect it to the question. */
final class DraftComposer {

    /** How far a chain of names was followed. */
    enum Followed {
        NOT_ASKED,
        IN_PART,
        TO_ITS_END
    }

    private static final int QUESTION_SHOWN = 300;

    /** A sentence that leads to another is told if it adds at least this share of the question. */
    private static final double LEADS = 0.08;

    /** Sentences are told until their spans have this probability together. */
    private static final double SURE = 0.7;

    /** The next best sentence is told if its spans have at least this share of the best one's. */
    private static final double CLOSE = 0.3;

    /** The share of the words of what is asked, outside of names, that a sentence holds if it bears on the question. */
    private static final double BEARS = 0.3;

    /** A sentence with another possible answer carries at least this share of what the first one does. */
    private static final double RIVAL = 0.7;

    private static final int MOST = 3;

    /** First sentences of a page, which say what it is about. */
    private static final int OPENING = 2;

    /** The least share where the question has no name that tells, or one of its things was not found: its words are met by chance. */
    private static final double VAGUE = 0.5;

    /** A name of the question stands on the page of one of so many best sentences, or on a page that leads there. */
    private static final int NAMED = 3;

    /** At this probability one sentence does; below the other, three are told. */
    private static final double CERTAIN = 0.6;

    private static final double DOUBTFUL = 0.25;

    /** What the question says itself seldom answers it. */
    private static final double REPEATED = 0.5;

    /** A name of another sort of place than asked for answers only where there is no other. */
    private static final double UNFIT = 0.01;

    /** Sentences about the subject are asked alone if the best of them has this share of the best score. */
    private static final double NEAR_SUBJECT = 0.85;

    /** A sentence that carries less of the question than this share of the best one is not told. */
    private static final double NEAR = 0.8;

    private final OfflineSettings settings;
    private final Confidence confidence;
    private final QuestionAnalysis question;
    private final SentenceRanker evidence;
    private QuestionAnalysis asked;
    private SentenceRanker whole;
    private final Phrasing wording;
    private final SpanScorer scorer;
    private final List<ReadSentence> leads;
    private List<Double> links = List.of();
    private Followed chain = Followed.NOT_ASKED;
    private boolean namesStand = true;
    private Optional<StatedFacts.Stated> stated = Optional.empty();
    private @Nullable String subject;
    private Optional<StatedFacts.Stated> documented = Optional.empty();

    /** Makes a composer; {@code leads} are the sentences that led to the names in the question. */
    DraftComposer(
            OfflineSettings settings,
            Confidence confidence,
            QuestionAnalysis question,
            SentenceRanker evidence,
            SpanScorer scorer,
            List<ReadSentence> leads) {
        this.settings = settings;
        this.confidence = confidence;
        this.question = question;
        this.evidence = evidence;
        this.asked = question;
        this.whole = evidence;
        this.wording = new Phrasing(question.chinese());
        this.scorer = scorer;
        this.leads = List.copyOf(leads);
    }

    /** Gives the question as the user put it, and the evidence weighed against it, where names were put into it. */
    DraftComposer asking(QuestionAnalysis user, SentenceRanker weighed) {
        this.asked = user;
        this.whole = weighed;
        return this;
    }

    /** Says how far the question's chain of names was followed. */
    DraftComposer behind(Followed followed) {
        this.chain = followed;
        return this;
    }

    /** Says how likely each name was that was found on the way. */
    DraftComposer through(List<Double> probabilities) {
        this.links = List.copyOf(probabilities);
        return this;
    }

    /** Says whether the names that the user wrote stand in what was read: what is said of others answers nothing. */
    DraftComposer naming(boolean stand) {
        this.namesStand = stand;
        return this;
    }

    /** Gives the name that a chain led to: what is said of it answers before what is said of others. */
    DraftComposer about(@Nullable String name) {
        this.subject = name;
        return this;
    }

    /** The sentences that may hold the answer, best first. */
    private List<SentenceRanker.Scored> answering() {
        if (subject == null || question.chinese()) {
            return evidence.ranked();
        }
        List<SentenceRanker.Scored> about = evidence.about(subject);
        double best = about.isEmpty() ? 0 : about.get(0).score();
        return best >= NEAR_SUBJECT * evidence.ranked().get(0).score() ? about : evidence.ranked();
    }

    /** Gives what the own page of the thing asked about states. */
    DraftComposer stating(Optional<StatedFacts.Stated> fact) {
        this.stated = fact;
        return this;
    }

    /** Gives what documentation says to the question. */
    DraftComposer documented(Optional<StatedFacts.Stated> answer) {
        this.documented = answer;
        return this;
    }

    Draft draft() {
        if (documented.isPresent()) {
            return documented(documented.get());
        }
        Optional<PairComparison.Verdict> compared = PairComparison.of(question, evidence)
                .or(() -> Choice.of(question, evidence))
                .or(() -> CommonTrait.of(question, evidence, scorer));
        if (!namesStand || (compared.isEmpty() && stated.isEmpty() && !isFound())) {
            return notFound();
        }
        QuestionView view = Views.of(question, evidence);
        List<SentenceRanker.Scored> answering = answering();
        List<AnswerSpan> spans =
                fitting(scorer.rank(view, Views.of(question, evidence, answering, SpanScorer.SENTENCES)));
        List<ReadSentence> chosen = compared.map(verdict -> distinct(verdict.shown()))
                .or(this::stated)
                .orElseGet(() -> chosen(spans, answering));
        if (chosen.isEmpty()) {
            chosen = distinct(List.of(evidence.ranked().get(0).sentence()));
        }
        String shortAnswer = compared.map(PairComparison.Verdict::answer)
                .or(() -> stated.map(StatedFacts.Stated::text))
                .orElseGet(() -> shortAnswer(view, spans, evidence));
        List<ReadSentence> told = carrying(shortAnswer, chosen);
        boolean holds = compared.isPresent() || stated.isPresent() || speaksOfKin(told);
        if (!holds || !AnswerCheck.holds(asked, whole, told, shortAnswer, found(compared.isPresent()))) {
            return notFound();
        }
        List<DraftClaim> claims = new ArrayList<>();
        for (ReadSentence sentence : told) {
            DraftQuote quote = new DraftQuote(sentence.page().source(), sentence.text());
            claims.add(new DraftClaim(sentence.text(), null, List.of(quote)));
        }
        double share = confidence(way(compared.isPresent()), shortAnswer, spans, told);
        if (!isSpoken() && share < (question.chinese() ? settings.minConfidenceHan() : settings.minConfidence())) {
            return notFound();
        }
        return new Draft(true, shortAnswer, share, claims, List.of());
    }

    private Draft notFound() {
        return new Draft(false, "", 0, List.of(), List.of(wording.unanswered(shown())));
    }

    /** False where a relative of somebody is asked for and nothing that is told speaks of one: a name beside another is no wife. */
    private boolean speaksOfKin(List<ReadSentence> told) {
        return ChainParser.asked(question.text(), evidence.titles().all())
                .filter(link -> RelationReader.isKin(link.noun()))
                .map(link -> RelatedWords.of(Words.stem(link.noun().toLowerCase(Locale.ROOT))))
                .map(words -> told.stream().anyMatch(sentence -> words.stream().anyMatch(sentence.stems()::contains)))
                .orElse(true);
    }

    private AnswerCheck.Found found(boolean compared) {
        if (!compared) {
            return AnswerCheck.Found.SENTENCE;
        }
        return way(true) == ConfidenceModel.Way.CHOICE ? AnswerCheck.Found.CHOICE : AnswerCheck.Found.COMPARISON;
    }

    private Draft documented(StatedFacts.Stated answer) {
        ReadSentence said = answer.sentence();
        List<DraftClaim> claims = Manuals.parts(said.text(), answer.text()).stream()
                .map(part -> new DraftClaim(
                        Manuals.plain(part),
                        null,
                        List.of(new DraftQuote(said.page().source(), part))))
                .toList();
        ConfidenceModel.Seen seen = new ConfidenceModel.Seen("", ConfidenceModel.Group.MANUAL, Map.of());
        return new Draft(true, Manuals.shown(answer.text()), confidence.share(seen), claims, List.of());
    }

    /** The sentence that states the fact behind those that led to its page. */
    private Optional<List<ReadSentence>> stated() {
        return stated.map(fact -> {
            List<ReadSentence> out = distinct(leads);
            add(fact.sentence(), out);
            return out;
        });
    }

    /** The sentences behind one that has the short answer, if none of them has it: a page's title may stand in its first sentence alone. */
    private List<ReadSentence> carrying(String shortAnswer, List<ReadSentence> chosen) {
        String words = shortAnswer.toLowerCase(Locale.ROOT);
        if (words.isEmpty() || chosen.stream().anyMatch(sentence -> holds(sentence, words))) {
            return chosen;
        }
        List<ReadSentence> candidates = new ArrayList<>();
        chosen.forEach(sentence -> candidates.addAll(
                evidence.page(sentence.page().source()).stream().limit(OPENING).toList()));
        evidence.ranked().stream().limit(SpanScorer.SENTENCES).forEach(scored -> candidates.add(scored.sentence()));
        List<ReadSentence> out = new ArrayList<>();
        candidates.stream()
                .filter(sentence -> holds(sentence, words))
                .findFirst()
                .ifPresent(out::add);
        chosen.forEach(sentence -> add(sentence, out));
        return out;
    }

    private static boolean holds(ReadSentence sentence, String words) {
        return sentence.text().toLowerCase(Locale.ROOT).contains(words);
    }

    private String shortAnswer(QuestionView view, List<AnswerSpan> spans, SentenceRanker evidence) {
        if (view.asked().kind() == AnswerKind.YES_NO && !evidence.ranked().isEmpty()) {
            boolean no = Negations.in(evidence.ranked().get(0).sentence().text()) != Negations.in(question.text());
            return wording.yesNo(!no);
        }
        if (spans.isEmpty()) {
            return "";
        }
        ReadSentence sentence = answering().get(spans.get(0).sentence()).sentence();
        return dated(spoken(spans.get(0).text(), sentence), sentence);
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

    /** Spans of the sort of place that is asked for come first, those that the question says itself later. */
    private List<AnswerSpan> fitting(List<AnswerSpan> spans) {
        String sort = question.sort();
        AnswerKind kind = AskedFor.of(question.text()).kind();
        boolean chosen = question.chinese() || !Alternatives.of(question.text()).isEmpty();
        double repeated = chosen ? 1 : REPEATED;
        List<AnswerSpan> weighed = spans.stream()
                .map(span -> {
                    boolean formed = question.chinese() || AnswerCheck.fits(kind, span.text());
                    double fit = formed ? Math.max(UNFIT, NamedSorts.fit(sort, span.text())) : UNFIT;
                    double weight = fit * (question.says(span.text()) ? repeated : 1);
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

    private ConfidenceModel.Way way(boolean compared) {
        if (compared) {
            return PairComparison.of(question, evidence).isPresent()
                    ? ConfidenceModel.Way.COMPARISON
                    : Choice.of(question, evidence).isPresent()
                            ? ConfidenceModel.Way.CHOICE
                            : ConfidenceModel.Way.COMMON;
        }
        if (stated.isPresent()) {
            return chain == Followed.TO_ITS_END ? ConfidenceModel.Way.STATED_CHAIN : ConfidenceModel.Way.STATED;
        }
        if (question.kind() == QuestionAnalysis.Kind.YES_NO) {
            return ConfidenceModel.Way.YES_NO;
        }
        if (chain != Followed.NOT_ASKED) {
            return chain == Followed.TO_ITS_END ? ConfidenceModel.Way.CHAIN : ConfidenceModel.Way.BROKEN_CHAIN;
        }
        return isSpoken() ? ConfidenceModel.Way.DIALOGUE : ConfidenceModel.Way.SPAN;
    }

    private boolean isSpoken() {
        return !evidence.ranked().isEmpty()
                && !evidence.ranked().get(0).sentence().cut().speaker().isEmpty();
    }

    private double confidence(
            ConfidenceModel.Way way, String shortAnswer, List<AnswerSpan> spans, List<ReadSentence> told) {
        Map<String, Double> features =
                AnswerFeatures.of(asked, question, evidence, way, shortAnswer, spans, told, links);
        ConfidenceModel.Group group = isSpoken()
                ? ConfidenceModel.Group.DIALOGUE
                : question.chinese() ? ConfidenceModel.Group.CHINESE : ConfidenceModel.Group.ENGLISH;
        return confidence.share(new ConfidenceModel.Seen(asked.text(), group, features));
    }

    /** True if a sentence, with the one that leads to it, carries enough, and holds a thing of the kind that is asked for. */
    private boolean isFound() {
        if (evidence.ranked().isEmpty() || !holdsKind()) {
            return false;
        }
        if (question.chinese()) {
            return evidence.best() >= settings.minCoverageHan();
        }
        boolean near = evidence.ranked().stream().limit(NAMED).anyMatch(evidence::holdsNameNear);
        if (!near) {
            return false;
        }
        boolean vague =
                chain == Followed.IN_PART || (chain == Followed.NOT_ASKED && !QuestionNameCheck.isTelling(question));
        return evidence.bestJoint() >= (vague ? Math.max(VAGUE, settings.minCoverage()) : settings.minCoverage());
    }

    /** True if one of the best sentences holds a thing of the kind that is asked for; Chinese names are not met surely enough to tell. */
    private boolean holdsKind() {
        QuestionAnalysis.Kind kind = question.kind();
        boolean tells = kind == QuestionAnalysis.Kind.WHEN
                || kind == QuestionAnalysis.Kind.HOW_MANY
                || (kind == QuestionAnalysis.Kind.WHO && !question.chinese());
        return !tells
                || evidence.ranked().stream()
                        .limit(SpanScorer.SENTENCES)
                        .anyMatch(scored ->
                                !Candidates.in(scored.sentence(), question).isEmpty());
    }

    /** The sentence with the short answer behind the one that leads to it, and the next best while the answer is unsure. */
    private List<ReadSentence> chosen(List<AnswerSpan> spans, List<SentenceRanker.Scored> answering) {
        Map<Integer, Double> masses = new LinkedHashMap<>();
        spans.forEach(span -> masses.merge(span.sentence(), span.probability(), Double::sum));
        List<ReadSentence> out = new ArrayList<>();
        if (spans.isEmpty()) {
            return out;
        }
        leads.forEach(lead -> add(lead, out));
        int first = spans.get(0).sentence();
        take(answering.get(first), out);
        double told = masses.getOrDefault(first, 0.0);
        List<Integer> others = masses.entrySet().stream()
                .filter(entry -> entry.getKey() != first && entry.getValue() >= CLOSE * masses.getOrDefault(first, 0.0))
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        for (int other : others) {
            if (told >= SURE || out.size() >= MOST) {
                break;
            }
            if (answering.get(other).score() < RIVAL * answering.get(first).score()) {
                continue; // it has a fitting name or figure, and says little of what is asked
            }
            add(answering.get(other).sentence(), out);
            told += masses.getOrDefault(other, 0.0);
        }
        fill(spans.get(0).probability(), out);
        return out.subList(0, Math.min(settings.claims(), out.size()));
    }

    /** While the answer is unsure the sentences that carry most of the question are told too. */
    private void fill(double probability, List<ReadSentence> out) {
        int wanted = probability >= CERTAIN ? 1 : probability >= DOUBTFUL ? 2 : MOST;
        for (SentenceRanker.Scored scored : evidence.ranked()) {
            if (out.size() >= wanted
                    || scored.score() < NEAR * evidence.ranked().get(0).score()) {
                return;
            }
            if (bears(scored.sentence())
                    && SentenceFilter.isWhole(scored.sentence().text())) {
                add(scored.sentence(), out);
            }
        }
    }

    /** True if a sentence says something of what is asked, not only of what it is asked of. */
    private boolean bears(ReadSentence sentence) {
        Set<String> asked = new HashSet<>(question.asked());
        asked.removeIf(term -> !Character.isLetter(term.codePointAt(0))); // the number of a name
        return asked.isEmpty() || evidence.share(asked, sentence) >= BEARS;
    }

    private void take(SentenceRanker.Scored scored, List<ReadSentence> out) {
        ReadSentence bridge = scored.bridge();
        if (bridge != null && leads.isEmpty() && scored.joint() - scored.coverage() >= LEADS) {
            add(bridge, out);
        }
        add(scored.sentence(), out);
    }

    private static List<ReadSentence> distinct(List<ReadSentence> sentences) {
        List<ReadSentence> out = new ArrayList<>();
        sentences.forEach(sentence -> add(sentence, out));
        return out;
    }

    private static void add(ReadSentence sentence, List<ReadSentence> out) {
        String letters = letters(sentence);
        boolean repeats = out.stream().anyMatch(other -> letters(other).equals(letters) || other.is(sentence));
        if (!repeats) {
            out.add(sentence);
        }
    }

    /** What two copies of a sentence have in common, however they are spaced. */
    private static String letters(ReadSentence sentence) {
        StringBuilder out = new StringBuilder();
        sentence.text().codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }

    private String shown() {
        String plain = Spaces.joined(question.text());
        return plain.length() <= QUESTION_SHOWN
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, QUESTION_SHOWN / 2)) + "…";
    }
}

package dev.footnote.offline;

import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.api.run.Draft.DraftQuote;
import dev.footnote.offline.chain.ChainLink;
import dev.footnote.offline.chain.ChainParser;
import dev.footnote.offline.confidence.AnswerFeatures;
import dev.footnote.offline.confidence.Confidence;
import dev.footnote.offline.confidence.ConfidenceModel;
import dev.footnote.offline.evidence.AnswerCheck;
import dev.footnote.offline.evidence.Candidates;
import dev.footnote.offline.evidence.PlainQuestion;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.QuestionNameCheck;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.Views;
import dev.footnote.offline.fact.Choice;
import dev.footnote.offline.fact.CommonTrait;
import dev.footnote.offline.fact.Introduction;
import dev.footnote.offline.fact.PairComparison;
import dev.footnote.offline.fact.StatedFacts;
import dev.footnote.offline.prose.Phrasing;
import dev.footnote.offline.relation.RelatedWords;
import dev.footnote.offline.relation.RelationReader;
import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.QuestionView;
import dev.footnote.offline.span.SpanScorer;
import dev.footnote.text.Spaces;
import dev.footnote.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the draft: the short answer, the sentence that holds it, and those that connect it to the question. */
final class DraftComposer {

    /** The part of a chain of names that was followed. */
    enum Followed {
        NOT_ASKED,
        IN_PART,
        TO_ITS_END
    }

    private static final int QUESTION_SHOWN = 300;

    /** The least share where the question has no name that tells, or one of its things was not found: its words are met by chance. */
    private static final double VAGUE = 0.5;

    /** A name of the question stands on the page of one of so many best sentences, or on a page that leads there. */
    private static final int NAMED = 3;

    /** Sentences about the subject are asked alone if the best of them has this share of the best score. */
    private static final double NEAR_SUBJECT = 0.85;

    private final OfflineSettings settings;
    private final Confidence confidence;
    private final QuestionAnalysis question;
    private final SentenceRanker evidence;
    private QuestionAnalysis asked;
    private SentenceRanker whole;
    private final Phrasing wording;
    private final SpanScorer scorer;
    private final SentenceChoice sentences;
    private AnswerWording answer;
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
        this.sentences = new SentenceChoice(question, evidence, leads, settings.claims());
        this.answer = new AnswerWording(question, evidence, question);
    }

    /** Gives the question as the user put it, and the evidence weighed against it, where names were put into it. */
    DraftComposer asking(QuestionAnalysis user, SentenceRanker weighed) {
        this.asked = user;
        this.whole = weighed;
        this.answer = new AnswerWording(question, evidence, user);
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

    /** True for a short question about one thing, answered in a sentence. */
    private boolean isPlain() {
        return PlainQuestion.is(question)
                && chain == Followed.NOT_ASKED
                && subject == null
                && !isSpoken()
                && Words.of(question.text()).stream().noneMatch(RelationReader::isKin);
    }

    /** The sentences that may hold the answer, best first. */
    private List<SentenceRanker.Scored> answering() {
        if (isPlain()) {
            return new PlainQuestion(question, evidence).bearing(evidence.ranked());
        }
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
        Optional<Introduction> introduced =
                compared.isEmpty() && stated.isEmpty() ? Introduction.of(question, evidence) : Optional.empty();
        if (introduced.isPresent()) {
            return introducing(introduced.get());
        }
        if (!namesStand || (compared.isEmpty() && stated.isEmpty() && !isFound())) {
            return notFound();
        }
        QuestionView view = Views.of(question, evidence);
        List<SentenceRanker.Scored> answering = answering();
        if (answering.isEmpty() && compared.isEmpty() && stated.isEmpty()) {
            return notFound();
        }
        List<AnswerSpan> spans = spans(view, answering);
        if (spans.isEmpty()
                && isPlain()
                && compared.isEmpty()
                && stated.isEmpty()
                && view.asked().kind() != AnswerKind.YES_NO) {
            return notFound();
        }
        List<ReadSentence> chosen = compared.map(verdict -> SentenceChoice.distinct(verdict.shown()))
                .or(() -> stated.map(sentences::stating))
                .orElseGet(() -> sentences.of(spans, answering));
        if (chosen.isEmpty()) {
            chosen = SentenceChoice.distinct(List.of(evidence.ranked().get(0).sentence()));
        }
        String shortAnswer = compared.map(PairComparison.Verdict::answer)
                .or(() -> stated.map(StatedFacts.Stated::text))
                .orElseGet(() -> answer.of(view, spans, answering));
        List<ReadSentence> told = sentences.carrying(shortAnswer, chosen);
        boolean holds = compared.isPresent() || stated.isPresent() || speaksOfKin(told);
        if (!holds || !AnswerCheck.holds(asked, whole, told, shortAnswer, found(compared.isPresent()))) {
            return notFound();
        }
        double share = confidence(way(compared.isPresent()), shortAnswer, spans, told);
        if (!isSpoken() && share < (question.chinese() ? settings.minConfidenceHan() : settings.minConfidence())) {
            return notFound();
        }
        return new Draft(true, shortAnswer, share, claims(told), List.of());
    }

    private List<AnswerSpan> spans(QuestionView view, List<SentenceRanker.Scored> answering) {
        List<AnswerSpan> all = answer.fitting(
                scorer.rank(view, Views.of(question, evidence, answering, SpanScorer.SENTENCES)), answering);
        if (!isPlain()) {
            return all;
        }
        PlainQuestion plain = new PlainQuestion(question, evidence);
        return all.stream()
                .filter(span ->
                        plain.fits(span.text(), answering.get(span.sentence()).sentence()))
                .toList();
    }

    private static List<DraftClaim> claims(List<ReadSentence> told) {
        return told.stream()
                .map(sentence -> new DraftClaim(
                        Phrasing.withoutBars(sentence.text()),
                        null,
                        List.of(new DraftQuote(sentence.page().source(), sentence.text()))))
                .toList();
    }

    private Draft introducing(Introduction found) {
        List<AnswerSpan> said = List.of(new AnswerSpan(found.answer(), 0, 1)); // it has no rival
        double share = confidence(ConfidenceModel.Way.STATED, found.answer(), said, found.shown());
        return new Draft(true, found.answer(), share, claims(found.shown()), List.of());
    }

    private Draft notFound() {
        return new Draft(false, "", 0, List.of(), List.of(wording.unanswered(shown())));
    }

    /** False where a relative of somebody is asked for and nothing that is told speaks of one: a name beside another is no wife. */
    private boolean speaksOfKin(List<ReadSentence> told) {
        return kin().map(link -> RelatedWords.of(Words.stem(link.noun().toLowerCase(Locale.ROOT))))
                .map(words -> told.stream().anyMatch(sentence -> words.stream().anyMatch(sentence.stems()::contains)))
                .orElse(true);
    }

    /** The relative that is asked for, if one is. */
    private Optional<ChainLink> kin() {
        return ChainParser.asked(question.text(), evidence.titles().all())
                .filter(link -> RelationReader.isKin(link.noun()));
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
        if (question.terms().size() < 2 && question.noun().containsAll(question.terms())) {
            return false; // "Which country?" says nothing of what it asks for
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

    private String shown() {
        String plain = Spaces.joined(question.text());
        return plain.length() <= QUESTION_SHOWN
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, QUESTION_SHOWN / 2)) + "…";
    }
}

package dev.footnote.offline;

import dev.footnote.api.Draft;
import dev.footnote.api.Draft.DraftClaim;
import dev.footnote.api.Draft.DraftQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the draft out of the best sentences. */
final class Composer {

    private static final int QUESTION_SHOWN = 300;
    private static final double CLOSE = 0.45;
    private static final double SURE = 0.85;

    private final OfflineSettings settings;
    private final Question question;
    private final Evidence evidence;
    private final Wording wording;

    Composer(OfflineSettings settings, Question question, Evidence evidence, Wording wording) {
        this.settings = settings;
        this.question = question;
        this.evidence = evidence;
        this.wording = wording;
    }

    Draft draft() {
        Optional<Comparison.Verdict> compared = Comparison.of(question, evidence);
        if (compared.isEmpty() && !isFound()) {
            return new Draft(false, "", 0, List.of(), List.of(wording.unanswered(shown()), wording.extractive()));
        }
        String shortAnswer =
                compared.map(Comparison.Verdict::answer).orElseGet(() -> new Guess(question, evidence).best());
        List<Sentence> chosen =
                chosen(shortAnswer, compared.map(Comparison.Verdict::shown).orElse(List.of()));
        if (shortAnswer.isEmpty()) {
            shortAnswer = Clauses.best(evidence.ranked().get(0).sentence(), question);
        }
        List<DraftClaim> claims = new ArrayList<>();
        for (Sentence sentence : chosen) {
            DraftQuote quote = new DraftQuote(sentence.page().source(), sentence.text());
            claims.add(new DraftClaim(sentence.text(), null, List.of(quote)));
        }
        // A guess from form is never sure, however well the sentence fits.
        double confidence = Math.min(SURE, evidence.best()) * (compared.isPresent() ? 0.7 : 0.8);
        return new Draft(true, shortAnswer, confidence, claims, List.of(wording.extractive()));
    }

    /**
     * True if a sentence, with the one that leads to it, carries enough, and what the question names was met at all: what is said of
     * others answers nothing.
     */
    private boolean isFound() {
        double least = question.chinese() ? settings.minCoverageHan() : settings.minCoverage();
        return !evidence.ranked().isEmpty() && evidence.bestJoint() >= least && evidence.holdsNames() && holdsKind();
    }

    /** True if one of the best sentences holds a thing of the kind that is asked for; Chinese names are not met surely enough to tell. */
    private boolean holdsKind() {
        Question.Kind kind = question.kind();
        boolean tells = kind == Question.Kind.WHEN
                || kind == Question.Kind.HOW_MANY
                || (kind == Question.Kind.WHO && !question.chinese());
        return !tells
                || evidence.ranked().stream()
                        .limit(Guess.LOOKED_AT)
                        .anyMatch(scored ->
                                !Candidates.in(scored.sentence(), question).isEmpty());
    }

    /**
     * The sentences that a comparison rests on; else the best one with the short answer, and then the best, each behind the one that
     * leads to it.
     */
    private List<Sentence> chosen(String shortAnswer, List<Sentence> shown) {
        List<Sentence> out = new ArrayList<>();
        shown.stream().limit(settings.claims()).forEach(sentence -> take(sentence, out));
        if (!out.isEmpty()) {
            return out;
        }
        double top = evidence.ranked().get(0).score();
        evidence.ranked().stream()
                .filter(scored -> scored.score() >= CLOSE * top)
                .filter(scored -> !shortAnswer.isEmpty() && holds(scored.sentence(), shortAnswer))
                .findFirst()
                .ifPresent(scored -> take(scored.sentence(), out));
        for (Evidence.Scored scored : evidence.ranked()) {
            if (out.size() >= settings.claims() || scored.score() < CLOSE * top) {
                break;
            }
            Sentence bridge = scored.bridge();
            if (bridge != null && out.size() + 1 < settings.claims() && !repeats(scored.sentence(), out)) {
                take(bridge, out);
            }
            take(scored.sentence(), out);
        }
        return out;
    }

    private static boolean holds(Sentence sentence, String words) {
        return sentence.text().contains(words)
                || Evidence.plain(sentence.page().title()).equals(Evidence.plain(words));
    }

    private static void take(Sentence sentence, List<Sentence> out) {
        if (!repeats(sentence, out)) {
            out.add(sentence);
        }
    }

    private static boolean repeats(Sentence sentence, List<Sentence> taken) {
        return taken.stream().anyMatch(other -> other.text().equals(sentence.text()) || other.is(sentence));
    }

    private String shown() {
        String plain = question.text().replaceAll("\\s+", " ");
        return plain.length() <= QUESTION_SHOWN
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, QUESTION_SHOWN / 2)) + "…";
    }
}

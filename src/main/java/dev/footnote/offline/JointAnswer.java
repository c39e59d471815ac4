package dev.footnote.offline;

import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.offline.chain.JointQuestion;
import dev.footnote.offline.confidence.Confidence;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.SentenceSplitter;
import dev.footnote.offline.fact.StatedFacts;
import dev.footnote.offline.span.SpanScorer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers a question that asks the same of two things: each by itself, from all that was read. */
final class JointAnswer {

    private final OfflineSettings settings;
    private final Confidence confidence;
    private final History history;
    private final SentenceSplitter cutter;
    private final SpanScorer scorer;

    JointAnswer(
            OfflineSettings settings,
            Confidence confidence,
            History history,
            SentenceSplitter cutter,
            SpanScorer scorer) {
        this.settings = settings;
        this.confidence = confidence;
        this.history = history;
        this.cutter = cutter;
        this.scorer = scorer;
    }

    /** Returns the draft with both answers, or empty if the question is none for two things or one of them was not found. */
    Optional<Draft> of(QuestionAnalysis question) {
        List<Draft> drafts = new ArrayList<>();
        for (String part : question.chinese() ? JointQuestion.parts(question.text()) : List.<String>of()) {
            drafts.add(draft(new QuestionAnalysis(part)));
        }
        if (drafts.isEmpty()
                || drafts.stream()
                        .anyMatch(draft -> !draft.found() || draft.shortAnswer().isBlank())) {
            return Optional.empty();
        }
        String first = drafts.get(0).shortAnswer();
        String second = drafts.get(1).shortAnswer();
        if (first.contains(second) || second.contains(first)) {
            return Optional.empty(); // one answer that was found twice
        }
        Set<DraftClaim> claims = new LinkedHashSet<>();
        drafts.forEach(draft -> claims.addAll(draft.claims()));
        double least = Math.min(drafts.get(0).confidence(), drafts.get(1).confidence());
        return Optional.of(new Draft(true, first + "；" + second, least, List.copyOf(claims), List.of()));
    }

    private Draft draft(QuestionAnalysis part) {
        SentenceRanker evidence = new SentenceRanker(part, history.pages(), cutter);
        return new DraftComposer(settings, confidence, part, evidence, scorer, List.of())
                .naming(evidence.holdsNames())
                .stating(StatedFacts.of(part, evidence, null))
                .draft();
    }
}

package dev.footnote.offline.evidence;

import dev.footnote.offline.relation.PartialDate;
import dev.footnote.offline.relation.RelatedWords;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.offline.span.QuestionView;
import dev.footnote.offline.span.SentenceView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows question and ranked sentences to the scorer of spans. */
public final class Views {

    private Views() {}

    public static QuestionView of(QuestionAnalysis question, SentenceRanker evidence) {
        return new QuestionView(
                question.text(),
                AskedFor.of(question.text()),
                question.chinese(),
                evidence.weights(),
                question.asked(),
                RelatedWords::of);
    }

    /** Returns the best sentences in their order. */
    public static List<SentenceView> of(QuestionAnalysis question, SentenceRanker evidence, int most) {
        return of(question, evidence, evidence.ranked(), most);
    }

    /** Returns the first of some sentences of the evidence. */
    public static List<SentenceView> of(
            QuestionAnalysis question, SentenceRanker evidence, List<SentenceRanker.Scored> ranked, int most) {
        Set<Integer> named = new HashSet<>();
        evidence.subjects().forEach(subject -> named.add(subject.source()));
        Optional<LifeDates.Event> event = LifeDates.asked(question);
        Map<Integer, List<ReadSentence>> pages = new HashMap<>();
        List<SentenceView> out = new ArrayList<>();
        for (SentenceRanker.Scored scored : ranked.subList(0, Math.min(most, ranked.size()))) {
            ReadSentence sentence = scored.sentence();
            List<ReadSentence> page = pages.computeIfAbsent(sentence.page().source(), evidence::page);
            out.add(new SentenceView(
                    sentence.text(),
                    title(question, sentence),
                    sentence.page().source(),
                    page.indexOf(sentence),
                    scored.score(),
                    scored.coverage(),
                    scored.joint(),
                    text(scored.bridge()),
                    named.contains(sentence.page().source()),
                    sentence.cut().names(),
                    page.get(0).stems(),
                    date(sentence, event)));
        }
        return out;
    }

    /** What the sentence's page is about; of a dialogue, who speaks, or when, if that is asked for. */
    private static String title(QuestionAnalysis question, ReadSentence sentence) {
        SentenceSpan cut = sentence.cut();
        if (cut.speaker().isEmpty()) {
            return NamedPages.called(sentence.page().title());
        }
        return question.kind() == QuestionAnalysis.Kind.WHEN && !cut.time().isEmpty() ? cut.time() : cut.speaker();
    }

    private static @Nullable String text(@Nullable ReadSentence sentence) {
        return sentence == null ? null : sentence.text();
    }

    private static @Nullable String date(ReadSentence sentence, Optional<LifeDates.Event> event) {
        return event.flatMap(asked -> LifeDates.date(sentence.text(), asked))
                .map(PartialDate::written)
                .orElse(null);
    }
}

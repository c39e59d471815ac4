package dev.footnote.offline;

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
final class Views {

    private Views() {}

    static QuestionView of(Question question, Evidence evidence) {
        return new QuestionView(
                question.text(),
                AskedFor.of(question.text()),
                question.chinese(),
                evidence.weights(),
                question.asked(),
                Kin::of);
    }

    /** Returns the best sentences in their order. */
    static List<SentenceView> of(Question question, Evidence evidence, int most) {
        Set<Integer> named = new HashSet<>();
        evidence.subjects().forEach(subject -> named.add(subject.source()));
        Optional<Lives.Event> event = Lives.asked(question);
        Map<Integer, List<Sentence>> pages = new HashMap<>();
        List<SentenceView> out = new ArrayList<>();
        List<Evidence.Scored> ranked = evidence.ranked();
        for (Evidence.Scored scored : ranked.subList(0, Math.min(most, ranked.size()))) {
            Sentence sentence = scored.sentence();
            List<Sentence> page = pages.computeIfAbsent(sentence.page().source(), evidence::page);
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
    private static String title(Question question, Sentence sentence) {
        Cut cut = sentence.cut();
        if (cut.speaker().isEmpty()) {
            return Subjects.called(sentence.page().title());
        }
        return question.kind() == Question.Kind.WHEN && !cut.time().isEmpty() ? cut.time() : cut.speaker();
    }

    private static @Nullable String text(@Nullable Sentence sentence) {
        return sentence == null ? null : sentence.text();
    }

    private static @Nullable String date(Sentence sentence, Optional<Lives.Event> event) {
        return event.flatMap(asked -> Lives.date(sentence.text(), asked))
                .map(Moment::written)
                .orElse(null);
    }
}

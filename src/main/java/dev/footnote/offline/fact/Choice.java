package dev.footnote.offline.fact;

import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.span.Alternatives;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks one of two things that a question names, "A or B", by which of them more of the rest of the question is said. */
public final class Choice {

    /** How well an alternative fits, and the sentence that says so. */
    private record Fit(String name, double share, @Nullable ReadSentence sentence) {}

    private Choice() {}

    /** Returns the verdict, or empty where the question leaves no choice or nothing tells the two apart. */
    public static Optional<PairComparison.Verdict> of(QuestionAnalysis question, SentenceRanker evidence) {
        List<String> names = Alternatives.of(question.text());
        if (names.size() != 2) {
            return Optional.empty();
        }
        Set<String> rest = new HashSet<>(question.terms());
        names.forEach(name -> rest.removeAll(QuestionAnalysis.stems(name)));
        Fit first = fit(names.get(0), rest, evidence);
        Fit second = fit(names.get(1), rest, evidence);
        if (first.sentence() == null && second.sentence() == null) {
            return Optional.empty();
        }
        Fit best = first.share() >= second.share() ? first : second;
        List<ReadSentence> shown = new ArrayList<>();
        if (best.sentence() != null) {
            shown.add(best.sentence());
        }
        return Optional.of(new PairComparison.Verdict(best.name(), shown));
    }

    private static Fit fit(String name, Set<String> rest, SentenceRanker evidence) {
        double best = -1;
        ReadSentence found = null;
        for (SentenceRanker.Scored scored : evidence.ranked()) {
            ReadSentence sentence = scored.sentence();
            if (isAbout(sentence, name)) {
                double share = evidence.share(rest, sentence);
                if (share > best) {
                    best = share;
                    found = sentence;
                }
            }
        }
        return new Fit(name, best, found);
    }

    /** True if a sentence or its page's title has the name, or the page is called by all of its words. */
    private static boolean isAbout(ReadSentence sentence, String name) {
        String title = sentence.page().title();
        String lower = name.toLowerCase(Locale.ROOT);
        return SentenceRanker.plain(title).equals(SentenceRanker.plain(name))
                || sentence.text().toLowerCase(Locale.ROOT).contains(lower)
                || (!title.isBlank() && Words.of(title).containsAll(Words.of(name)));
    }
}

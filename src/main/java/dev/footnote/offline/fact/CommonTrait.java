package dev.footnote.offline.fact;

import dev.footnote.offline.evidence.NamedPages;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.Views;
import dev.footnote.offline.relation.NamedSorts;
import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.AskedFor;
import dev.footnote.offline.span.OriginWords;
import dev.footnote.offline.span.SpanScorer;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trait that two things of a question have in common, as in "what profession do A and B share": it stands on the pages of both. */
public final class CommonTrait {

    private static final Pattern WHAT = WordPatterns.compile("\\b(?:what|which|where)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern SHARED =
            WordPatterns.compile("\\b(?:in common|both|share|shared|same|mutual)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern BOTH_WHAT = WordPatterns.compile(
            "\\bboth (?:what|which)\\b|\\b(?:what|which) (?:kind|type|sort)s? of\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern BOTH = WordPatterns.compile("\\bboth\\b", Pattern.CASE_INSENSITIVE);

    /** Pages say what a thing is where they begin. */
    private static final int OPENING = 3;

    /** "What do A and B have in common", "A and B are both what kind of". */
    private static boolean isAsking(String question) {
        Matcher what = WHAT.matcher(question);
        Matcher kind = BOTH_WHAT.matcher(question);
        Matcher both = BOTH.matcher(question);
        return what.find() && SHARED.matcher(question).find(what.end()) || both.find() && kind.find(both.start());
    }

    /** Many things share a country, or a common word: those are told only where their kind is asked for, or there is nothing else. */
    private static final double COMMON = 0.05;

    private CommonTrait() {}

    /** Returns the verdict, or empty where the question asks for nothing common, or the pages of both things show nothing. */
    public static Optional<PairComparison.Verdict> of(
            QuestionAnalysis question, SentenceRanker evidence, SpanScorer scorer) {
        List<NamedPages.Subject> subjects = evidence.subjects();
        if (subjects.size() < 2
                || question.chinese()
                || question.kind() == QuestionAnalysis.Kind.YES_NO
                || !isAsking(question.text())) {
            return Optional.empty();
        }
        List<ReadSentence> first = opening(evidence, subjects.get(subjects.size() - 2));
        List<ReadSentence> second = opening(evidence, subjects.get(subjects.size() - 1));
        List<SentenceRanker.Scored> both = evidence.ranked().stream()
                .filter(scored -> isOf(scored.sentence(), first) || isOf(scored.sentence(), second))
                .toList();
        List<AnswerSpan> spans =
                scorer.rank(Views.of(question, evidence), Views.of(question, evidence, both, SpanScorer.SENTENCES));
        AnswerKind kind = AskedFor.of(question.text()).kind();
        boolean origin = kind == AnswerKind.ORIGIN || kind == AnswerKind.PLACE;
        double most = 0;
        PairComparison.Verdict best = null;
        for (AnswerSpan span : spans) {
            ReadSentence one = holding(span.text(), first);
            ReadSentence other = holding(span.text(), second);
            double weight = span.probability()
                    * NamedSorts.fit(question.sort(), span.text())
                    * (!origin && OriginWords.is(span.text()) ? COMMON : 1)
                    * (kind == AnswerKind.THING
                                    && !Character.isUpperCase(span.text().codePointAt(0))
                            ? COMMON
                            : 1);
            if (one != null && other != null && weight > most && !question.says(span.text())) {
                most = weight;
                best = new PairComparison.Verdict(span.text(), List.of(one, other));
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<ReadSentence> opening(SentenceRanker evidence, NamedPages.Subject subject) {
        List<ReadSentence> page = evidence.page(subject.source());
        return new ArrayList<>(page.subList(0, Math.min(OPENING, page.size())));
    }

    private static boolean isOf(ReadSentence sentence, List<ReadSentence> some) {
        return some.stream().anyMatch(sentence::is);
    }

    private static @Nullable ReadSentence holding(String words, List<ReadSentence> some) {
        Set<String> stems = QuestionAnalysis.stems(words);
        return some.stream()
                .filter(sentence -> !stems.isEmpty() && sentence.stems().containsAll(stems))
                .findFirst()
                .orElse(null);
    }
}

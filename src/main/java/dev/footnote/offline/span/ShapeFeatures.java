package dev.footnote.offline.span;

import dev.footnote.text.WordPatterns;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Describes candidates by their own make: countries, verbs, commas and lists in them, and what of a Chinese question stands round them. */
final class ShapeFeatures {

    private static final Set<String> FINITE = Set.of("is", "was", "are", "were", "has", "had", "have");

    private static final Pattern SEVERAL = WordPatterns.compile(
            "哪些|有谁|分别|哪几|哪[两二三四]|哪两|\\b(?:which|what) (?:two|three|four|five)\\b|\\bwho (?:are|were)\\b|\\bnames of\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LIST = Pattern.compile("、|[\\p{IsHan}》][和及与][\\p{IsHan}《]| and ");

    /** What is counted, measured or dated is told in figures or in words for them. */
    private static final Set<AnswerKind> NUMERIC =
            Set.of(AnswerKind.COUNT, AnswerKind.AMOUNT, AnswerKind.DATE, AnswerKind.YEAR);

    private static final Pattern NUMBER = WordPatterns.compile(
            "[\\d一二三四五六七八九十百千万亿两零半]|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty"
                    + "|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|once|twice|every|daily"
                    + "|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday"
                    + "|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|today|tomorrow|yesterday)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String COMMAS = "，,；;：";

    private final QuestionView question;
    private final String kind;
    private final Anchors anchors;
    private final boolean several;

    ShapeFeatures(QuestionView question) {
        this.question = question;
        this.kind = question.asked().kind().name();
        this.anchors = Anchors.of(question.text(), question.asked());
        this.several = SEVERAL.matcher(question.text()).find();
    }

    /** Words for a country, a verb within, and commas, which names and places do not have. */
    void describe(Candidate candidate, List<SpanToken> tokens, FeatureSink out) {
        list(candidate, out);
        if (NUMERIC.contains(question.asked().kind())
                && !NUMBER.matcher(candidate.text()).find()) {
            out.add(kind + "|no-number", 1);
        }
        if (tokens.size() <= 2 && OriginWords.is(candidate.text())) {
            out.add("origin", 1);
            out.add(kind + "|origin", 1);
        }
        if (tokens.stream().anyMatch(token -> FINITE.contains(token.lower()) && token.kind() == SpanToken.Kind.WORD)) {
            out.add("verb-inside", 1);
        }
        if (tokens.stream().anyMatch(token -> token.isMark() && COMMAS.contains(token.lower()))) {
            out.add(question.chinese() ? "han-comma" : "comma", 1);
            out.add(kind + "|comma", 1);
        }
    }

    /** Several things are asked for, and the span lists several. */
    private void list(Candidate candidate, FeatureSink out) {
        boolean lists = LIST.matcher(candidate.text()).find();
        if (lists || several) {
            out.add((several ? "several" : "one") + (lists ? "|list" : "|single"), 1);
        }
    }

    /** A Chinese question keeps the order of its answer: what stands round its asking word stands round the span. */
    void anchors(Candidate candidate, String text, List<SpanToken> tokens, FeatureSink out) {
        int left = anchors.left(text.substring(0, tokens.get(candidate.from()).start()));
        int right = anchors.right(text.substring(tokens.get(candidate.to() - 1).end()));
        if (left > 0) {
            out.add("left" + left, 1);
        }
        if (right > 1) {
            out.add("right" + right, 1);
        }
        if (left > 1 && right > 1) {
            out.add("left-right", 1);
        }
    }
}

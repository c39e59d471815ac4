package dev.footnote.offline;

import dev.footnote.api.Answer;
import dev.footnote.api.Passage;
import dev.footnote.offline.confidence.Confidence;
import dev.footnote.offline.confidence.ConfidenceModel;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.SentenceSplitter;
import dev.footnote.offline.evidence.Views;
import dev.footnote.offline.manual.ManualReader;
import dev.footnote.offline.prose.Phrasing;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.SpanScorer;
import dev.footnote.tools.ParsedPage;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executor;

/** The embedded model: it needs no key, no network and no weights, and answers with sentences it has read. */
public final class OfflineModel {

    /** The id under which it shows in answers. */
    public static final String NAME = "offline-extractive";

    private OfflineModel() {}

    /**
     * Returns an answer of this model with a notice at its end that its sentences are copied; other answers are returned as they are.
     *
     * @param answer of any model
     */
    public static Answer annotate(Answer answer) {
        if (!answer.model().equals(NAME) || answer.claims().isEmpty()) {
            return answer;
        }
        String notice = new Phrasing(new QuestionAnalysis(answer.question()).chinese()).extractive();
        return new Answer(
                answer.id(),
                answer.question(),
                answer.status(),
                answer.answer() + "\n\n_" + notice + "_",
                answer.shortAnswer(),
                answer.confidence(),
                answer.claims(),
                answer.sources(),
                answer.openQuestions(),
                answer.notes(),
                answer.output(),
                answer.model(),
                answer.usage(),
                answer.reason());
    }

    /** Reads word lists and weights for English, which the first question would else wait for. Done more than once, it costs some milliseconds. */
    public static void prepare() {
        String text = "The bridge over the river was built by Ada Hill in 1932.";
        QuestionAnalysis question = new QuestionAnalysis("Who built the bridge over the river?");
        boolean unused = ManualReader.isAsked(question.text());
        ParsedPage page =
                new ParsedPage(1, URI.create("https://example.org/"), "Bridge", 1, 1, List.of(new Passage(1, 0, text)));
        SentenceRanker evidence = new SentenceRanker(question, List.of(page), new SentenceSplitter());
        List<AnswerSpan> unusedSpans = SpanScorer.create()
                .rank(Views.of(question, evidence), Views.of(question, evidence, SpanScorer.SENTENCES));
    }

    /**
     * The model; stateless, safe for many threads.
     *
     * @param settings how far it goes
     * @param executor runs each request, one task a request
     */
    public static StreamingChatModel create(OfflineSettings settings, Executor executor) {
        return create(settings, executor, ConfidenceModel.read());
    }

    /**
     * The model with another measure of how sure its answers are.
     *
     * @param settings how far it goes
     * @param executor runs each request, one task a request
     * @param confidence told of every answer it gives; safe for many threads
     */
    public static StreamingChatModel create(OfflineSettings settings, Executor executor, Confidence confidence) {
        return new OfflineChat(settings, executor, confidence);
    }
}

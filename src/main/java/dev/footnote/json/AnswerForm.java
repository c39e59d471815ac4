package dev.footnote.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Claim;
import dev.footnote.api.Usage;
import java.util.Locale;

/** The public form of an answer, written out by hand: it is a promise and must not follow a renamed component. */
final class AnswerForm {

    private AnswerForm() {}

    static ObjectNode of(ObjectMapper mapper, Answer answer, boolean withSources) {
        ObjectNode out = mapper.createObjectNode();
        out.put("id", answer.id());
        out.put("question", answer.question());
        out.put("status", answer.status().name().toLowerCase(Locale.ROOT));
        out.put("answer", answer.answer());
        out.put("short_answer", answer.shortAnswer());
        out.put("confidence", answer.confidence());
        claims(out.putArray("claims"), answer);
        ArrayNode sources = out.putArray("sources");
        for (Answer.CitedSource source : answer.sources()) {
            ObjectNode node = sources.addObject();
            node.put("id", source.id());
            node.put("url", source.url().toString());
            node.put("title", source.title());
            node.put("fetched_at", source.fetchedAt().toString());
            node.put("sha256", source.sha256());
            if (withSources && source.text() != null) {
                node.put("text", source.text());
            }
        }
        answer.openQuestions().forEach(out.putArray("open_questions")::add);
        out.put("model", answer.model());
        usage(out.putObject("usage"), answer.usage());
        if (answer.reason() != null) {
            out.put("reason", answer.reason());
        }
        return out;
    }

    private static void claims(ArrayNode claims, Answer answer) {
        for (Claim claim : answer.claims()) {
            ObjectNode node = claims.addObject();
            node.put("text", claim.text());
            node.put("support", claim.support().name().toLowerCase(Locale.ROOT));
            ArrayNode citations = node.putArray("citations");
            claim.citations()
                    .forEach(citation -> citations
                            .addObject()
                            .put("source", citation.source())
                            .put("quote", citation.quote())
                            .put("start", citation.start())
                            .put("end", citation.end()));
        }
    }

    private static void usage(ObjectNode out, Usage usage) {
        out.put("model_calls", usage.modelCalls());
        out.put("input_tokens", usage.tokens().input());
        out.put("cached_input_tokens", usage.tokens().cachedInput());
        out.put("output_tokens", usage.tokens().output());
        out.put("reasoning_tokens", usage.tokens().reasoning());
        out.put("searches", usage.searches());
        out.put("pages_read", usage.pagesRead());
        out.put("cost_usd", usage.costUsd());
        out.put("elapsed_ms", usage.elapsedMs());
    }
}

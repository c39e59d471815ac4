package dev.footnote.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.StructuredOutput;
import dev.footnote.api.Usage;
import dev.footnote.api.search.PublishedDate;
import java.util.List;
import java.util.Locale;

/** The answer's JSON as its schema tells it, fields in a fixed order. */
final class AnswerFields {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AnswerFields() {}

    static ObjectNode of(Answer a, boolean withSources) {
        ObjectNode node = NODES.objectNode();
        node.put("id", a.id());
        node.put("question", a.question());
        node.put("status", lower(a.status()));
        node.put("answer", a.answer());
        node.put("short_answer", a.shortAnswer());
        node.put("confidence", a.confidence());
        Answer.ConfidenceBasis basis = a.confidenceBasis();
        if (basis != null) {
            node.putObject("confidence_basis")
                    .put("supported", basis.supported())
                    .put("statements", basis.statements())
                    .put("sources", basis.sources())
                    .put("lowered", basis.lowered());
        }
        ArrayNode claims = node.putArray("claims");
        a.claims().forEach(c -> claims.add(claim(c, a.sources())));
        ArrayNode sources = node.putArray("sources");
        a.sources().forEach(s -> sources.add(source(s, withSources)));
        ArrayNode open = node.putArray("open_questions");
        a.openQuestions().forEach(open::add);
        ArrayNode notes = node.putArray("notes");
        a.notes().forEach(notes::add);
        StructuredOutput output = a.output();
        if (output != null) {
            node.set("output", output(output, a.sources()));
        }
        node.put("model", a.model());
        node.set("usage", usage(a.usage()));
        if (a.reason() != null) {
            node.put("reason", a.reason());
        }
        return node;
    }

    private static ObjectNode claim(Claim c, List<Answer.CitedSource> sources) {
        ObjectNode node = NODES.objectNode();
        node.put("text", c.text());
        node.put("kind", c.kind().name().toLowerCase(Locale.ROOT));
        node.put("independent_sources", c.independentSources());
        support(node, c.support(), c.reasons(), c.citations());
        pages(node, c.citations(), sources);
        return node;
    }

    private static ObjectNode output(StructuredOutput output, List<Answer.CitedSource> sources) {
        ObjectNode node = NODES.objectNode();
        node.set("content", Json.tree(output.json(), "the structured output"));
        ArrayNode basis = node.putArray("basis");
        for (StructuredOutput.Basis field : output.basis()) {
            ObjectNode entry = basis.addObject().put("field", field.field());
            support(entry, field.support(), field.reasons(), field.citations());
            pages(entry, field.citations(), sources);
        }
        return node;
    }

    private static void support(ObjectNode node, Claim.Support support, List<Claim.Reason> why, List<Citation> quotes) {
        node.put("support", lower(support));
        ArrayNode reasons = node.putArray("reasons");
        why.forEach(r -> reasons.addObject().put("kind", r.kind()).put("text", r.text()));
        ArrayNode citations = node.putArray("citations");
        for (Citation citation : quotes) {
            citations
                    .addObject()
                    .put("source", citation.source())
                    .put("quote", citation.quote())
                    .put("start", citation.start())
                    .put("end", citation.end());
        }
    }

    /** Adds to each citation of a source with pages the page that it stands on. */
    private static void pages(ObjectNode node, List<Citation> quotes, List<Answer.CitedSource> sources) {
        for (int i = 0; i < quotes.size(); i++) {
            Citation quote = quotes.get(i);
            ObjectNode entry = (ObjectNode) node.path("citations").get(i);
            sources.stream()
                    .filter(source -> source.id() == quote.source())
                    .findFirst()
                    .flatMap(source -> source.details().page(quote.start()).stream()
                            .boxed()
                            .findFirst())
                    .ifPresent(page -> entry.put("page", page.intValue()));
        }
    }

    private static ObjectNode source(Answer.CitedSource s, boolean withText) {
        ObjectNode node = NODES.objectNode();
        node.put("id", s.id());
        node.put("url", s.url().toString());
        node.put("title", s.title());
        node.put("fetched_at", s.fetchedAt().toString());
        node.put("sha256", s.sha256());
        if (s.published() != null && s.published().kind() == PublishedDate.Kind.PUBLISHED) {
            node.put("published", s.published().shown());
        }
        details(node, s.details());
        if (withText && s.text() != null) {
            node.put("text", s.text());
        }
        return node;
    }

    /** What is known of a source besides, each field only where it is. */
    private static void details(ObjectNode node, SourceDetails details) {
        text(node, "site", details.site());
        text(node, "author", details.author());
        if (details.modified() != null) {
            node.put("modified", details.modified().shown());
        }
        text(node, "truncated", details.truncation().orElse(""));
        if (details.rendered()) {
            node.put("rendered", true);
        }
        if (!details.flags().isEmpty()) {
            ArrayNode flags = node.putArray("flags");
            for (SourceDetails.Flag flag : details.flags()) {
                flags.addObject()
                        .put("kind", lower(flag.kind()))
                        .put("field", lower(flag.field()))
                        .put("start", flag.start())
                        .put("end", flag.end());
            }
        }
    }

    private static void text(ObjectNode node, String field, String text) {
        if (!text.isEmpty()) {
            node.put(field, text);
        }
    }

    private static ObjectNode usage(Usage u) {
        ObjectNode node = NODES.objectNode();
        node.put("model_calls", u.modelCalls());
        node.put("input_tokens", u.tokens().input());
        node.put("cached_input_tokens", u.tokens().cachedInput());
        node.put("output_tokens", u.tokens().output());
        node.put("reasoning_tokens", u.tokens().reasoning());
        node.put("searches", u.searches());
        node.put("pages_read", u.pagesRead());
        node.put("cost_usd", u.costUsd());
        node.put("elapsed_ms", u.elapsedMs());
        return node;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

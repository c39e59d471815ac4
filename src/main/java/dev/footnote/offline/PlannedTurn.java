package dev.footnote.offline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.run.Draft;
import dev.footnote.tools.ToolNames;
import java.util.List;

/** One turn of the model: its thinking and its calls. */
record PlannedTurn(List<String> thinking, List<Call> calls) {

    /** A call with its arguments as JSON. */
    record Call(String tool, String arguments) {}

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Call search(String query) {
        ObjectNode arguments = JSON.objectNode();
        arguments.putArray("queries").add(query);
        return new Call(ToolNames.SEARCH, arguments.toString());
    }

    static Call read(String url, String goal, int part) {
        ObjectNode arguments = JSON.objectNode().put("url", url).put("goal", goal);
        if (part > 1) {
            arguments.put("part", part);
        }
        return new Call(ToolNames.READ, arguments.toString());
    }

    static Call submit(Draft draft) {
        ObjectNode arguments = JSON.objectNode()
                .put("found", draft.found())
                .put("short_answer", draft.shortAnswer())
                .put("confidence", draft.confidence());
        ArrayNode claims = arguments.putArray("claims");
        for (Draft.DraftClaim claim : draft.claims()) {
            ObjectNode node = claims.addObject().put("text", claim.text());
            ArrayNode quotes = node.putArray("quotes");
            claim.quotes()
                    .forEach(quote ->
                            quotes.addObject().put("source", quote.source()).put("quote", quote.quote()));
        }
        if (!draft.fields().isEmpty()) {
            ArrayNode fields = arguments.putArray("fields");
            for (Draft.DraftField field : draft.fields()) {
                ObjectNode node = fields.addObject().put("field", field.field()).put("value", field.value());
                ArrayNode quotes = node.putArray("quotes");
                field.quotes()
                        .forEach(quote ->
                                quotes.addObject().put("source", quote.source()).put("quote", quote.quote()));
            }
        }
        ArrayNode open = arguments.putArray("open_questions");
        draft.openQuestions().forEach(open::add);
        return new Call(ToolNames.SUBMIT, arguments.toString());
    }
}

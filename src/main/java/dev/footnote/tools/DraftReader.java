package dev.footnote.tools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.api.run.Draft.DraftField;
import dev.footnote.api.run.Draft.DraftQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the model hands in. */
final class DraftReader {

    private static final String FORM = "{\"found\": true, \"short_answer\": \"…\", \"confidence\": 0.8, \"claims\": "
            + "[{\"text\": \"one statement\", \"quotes\": [{\"source\": 1, \"quote\": \"exact words\"}]}], "
            + "\"open_questions\": []}";

    private final ToolArguments in;

    private DraftReader(ToolArguments in) {
        this.in = in;
    }

    /** What is never an answer, unlike "none" and "nil". */
    private static final Set<String> NO_ANSWER = Set.of("n/a", "null", "undefined", "-");

    static Draft read(String json) {
        return new DraftReader(ToolArguments.of(ToolNames.SUBMIT, json, FORM)).draft();
    }

    private Draft draft() {
        boolean found = found();
        List<DraftClaim> claims = new ArrayList<>();
        for (JsonNode item : ToolArguments.items(in.node("claims"))) {
            claims.add(claim(item, claims.size() + 1));
        }
        List<DraftField> fields = new ArrayList<>();
        for (JsonNode item : ToolArguments.items(in.node("fields"))) {
            fields.add(field(item, fields.size() + 1));
        }
        if (found && claims.isEmpty() && fields.isEmpty()) {
            throw in.bad(
                    "\"found\" is true but \"claims\" is missing or empty; state the answer in claims, or set found to"
                            + " false");
        }
        String shortAnswer = in.given("short_answer");
        return new Draft(
                found,
                shortAnswer == null || NO_ANSWER.contains(shortAnswer.toLowerCase(Locale.ROOT)) ? "" : shortAnswer,
                confidence(),
                claims,
                in.optionalTexts("open_questions"),
                fields);
    }

    private DraftField field(JsonNode node, int number) {
        String path = string(node.get("field")).strip();
        JsonNode value = node.get("value");
        if (!node.isObject() || path.isEmpty() || value == null) {
            throw in.bad("field " + number + " lacks its \"field\" (a path) or its \"value\"");
        }
        if (value.isContainerNode()) {
            throw in.bad("the value of field \"" + ToolArguments.shown(path)
                    + "\" is a list or an object; give each single value by its own path, such as people.0.name");
        }
        List<DraftQuote> quotes = new ArrayList<>();
        for (JsonNode item : ToolArguments.items(node.get("quotes"))) {
            quotes.add(quote(item, number));
        }
        return new DraftField(path, value.isNull() ? "" : value.asText().strip(), quotes);
    }

    private boolean found() {
        String text = in.text("found").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw in.bad("\"found\" is \"" + ToolArguments.shown(text) + "\", neither true nor false");
        };
    }

    private double confidence() {
        String text = in.optional("confidence");
        if (text == null) {
            return 0.5;
        }
        try {
            boolean percent = text.endsWith("%");
            double value = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
            value = percent || (value > 1 && value <= 100) ? value / 100 : value;
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw in.bad("\"confidence\" is \"" + ToolArguments.shown(text) + "\", not a number from 0 to 1", e);
        }
        throw in.bad("\"confidence\" is " + ToolArguments.shown(text) + "; it runs from 0 to 1");
    }

    private DraftClaim claim(JsonNode node, int number) {
        if (!node.isObject()) {
            if (node.isTextual() && !node.textValue().isBlank()) {
                return new DraftClaim(node.textValue().strip(), null, List.of());
            }
            throw in.bad("claim " + number + " is no object with \"text\" and \"quotes\"");
        }
        String text = string(node.get("text"));
        if (text.isBlank()) {
            throw in.bad("claim " + number + " lacks its \"text\"");
        }
        List<DraftQuote> quotes = new ArrayList<>();
        // a claim with one quote is often written flat
        JsonNode given = node.has("quotes") || !node.has("quote") ? node.get("quotes") : node;
        for (JsonNode item : ToolArguments.items(given)) {
            quotes.add(quote(item, number));
        }
        String section = string(node.get("section")).strip();
        boolean none = section.isEmpty() || ToolArguments.isFiller(section);
        return new DraftClaim(text.strip(), none ? null : section, quotes);
    }

    private DraftQuote quote(JsonNode node, int claim) {
        String quote = node.isObject() ? string(node.get("quote")) : "";
        String source = node.isObject() ? string(node.get("source")).strip() : "";
        if (quote.isBlank() || source.isEmpty()) {
            throw in.bad("a quote of claim " + claim + " lacks its \"source\" (a number) or its \"quote\"");
        }
        return new DraftQuote(in.source(source), quote);
    }

    private static String string(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isContainerNode() ? "" : node.asText();
    }
}

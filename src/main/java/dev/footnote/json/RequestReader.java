package dev.footnote.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.search.SearchScope;
import dev.footnote.text.Cut;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads requests field by field, strictly: a misspelt limit must not pass for none. */
final class RequestReader {

    private static final List<String> TOP = List.of(
            "question",
            "budget",
            "language",
            "scope",
            OutputSchemas.FIELD,
            "context",
            "mode",
            "follows",
            "model",
            "places");
    private static final List<String> BUDGET = List.of("max_steps", "max_tokens", "max_cost_usd", "max_time");
    private static final List<String> SCOPE =
            List.of("include_domains", "exclude_domains", "published_from", "published_to");

    private static final BigDecimal LEAST_COST = new BigDecimal("0.000001");
    private static final BigDecimal MOST_COST = new BigDecimal("1000000");
    private static final Duration MOST_TIME = Duration.ofDays(365);

    private RequestReader() {}

    static ResearchRequest read(String json) {
        JsonNode node = Json.tree(json, "request");
        object("", node, TOP);
        String question = text("question", node.get("question"));
        if (question == null) {
            throw new InvalidFieldException("question", "field \"question\" is missing; say what is to be found out");
        }
        String language = text("language", node.get("language"));
        Budget budget = budget(node.get("budget"));
        SearchScope scope = scope(node.get("scope"));
        String schema = schema(node.get(OutputSchemas.FIELD));
        Mode mode = mode(text("mode", node.get("mode")));
        try {
            return new ResearchRequest(
                    question,
                    budget,
                    language,
                    scope,
                    schema,
                    text("context", node.get("context")),
                    mode,
                    text("follows", node.get("follows")),
                    text("model", node.get("model")),
                    texts("places", node.get("places")));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new InvalidFieldException(
                    message.startsWith("language")
                            ? "language"
                            : message.startsWith("context") ? "context" : "question",
                    message,
                    e);
        }
    }

    private static @Nullable Mode mode(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return switch (name) {
            case "fast" -> Mode.FAST;
            case "think" -> Mode.THINK;
            case "auto" -> Mode.AUTO;
            case "heavy" -> Mode.HEAVY;
            default ->
                throw new InvalidFieldException("mode", "field \"mode\" is no mode; give fast, think, heavy or auto");
        };
    }

    /** A schema as an object, or as the text of one. */
    private static @Nullable String schema(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        String text = node.isTextual() ? node.textValue() : node.toString();
        OutputSchemas.read(text);
        return text;
    }

    private static Budget budget(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return Budget.UNSET;
        }
        object("budget", node, BUDGET);
        Long steps = whole("budget.max_steps", node.get("max_steps"), Integer.MAX_VALUE);
        Long tokens = whole("budget.max_tokens", node.get("max_tokens"), Long.MAX_VALUE);
        BigDecimal cost = cost(node.get("max_cost_usd"));
        Duration time = value("budget.max_time", node.get("max_time"), Duration.class);
        if (time != null && (time.isZero() || time.isNegative() || time.compareTo(MOST_TIME) > 0)) {
            throw new InvalidFieldException(
                    "budget.max_time",
                    "field \"budget.max_time\" is " + time + "; give a duration above 0 and up to 365d");
        }
        return new Budget(steps == null ? null : steps.intValue(), tokens, cost, time);
    }

    private static @Nullable BigDecimal cost(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        // Compared, never printed before: written out in full, 1e999999999 would fill the memory.
        if (!node.isNumber()
                || node.decimalValue().compareTo(LEAST_COST) < 0
                || node.decimalValue().compareTo(MOST_COST) > 0) {
            throw wrong("budget.max_cost_usd", node, "a number above 0, from 0.000001 to 1000000, in US dollars");
        }
        return node.decimalValue();
    }

    private static SearchScope scope(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return SearchScope.ALL;
        }
        object("scope", node, SCOPE);
        List<String> include = texts("scope.include_domains", node.get("include_domains"));
        List<String> exclude = texts("scope.exclude_domains", node.get("exclude_domains"));
        LocalDate from = value("scope.published_from", node.get("published_from"), LocalDate.class);
        LocalDate to = value("scope.published_to", node.get("published_to"), LocalDate.class);
        try {
            return new SearchScope(include, exclude, from, to);
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException("scope.published_from", String.valueOf(e.getMessage()), e);
        }
    }

    private static void object(String field, JsonNode node, List<String> known) {
        if (!node.isObject()) {
            throw wrong(field, node, "a JSON object");
        }
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!known.contains(name)) {
                String path = field.isEmpty() ? name : field + "." + name;
                throw new InvalidFieldException(
                        path, "field \"" + path + "\" is unknown; known are " + String.join(", ", known));
            }
        }
    }

    private static @Nullable String text(String field, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw wrong(field, node, "a string");
        }
        return node.textValue();
    }

    private static List<String> texts(String field, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrong(field, node, "a list of strings");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node) {
            if (!item.isTextual()) {
                throw wrong(field, item, "a list of strings");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    private static @Nullable Long whole(String field, @Nullable JsonNode node, long max) {
        if (node == null || node.isNull()) {
            return null;
        }
        String due = "a whole number from 1 to " + max;
        if (!node.isNumber()) {
            throw wrong(field, node, due);
        }
        // 20.0 is a whole number to JSON Schema and to the languages that write it so.
        BigDecimal number = node.decimalValue();
        if (number.compareTo(BigDecimal.ONE) < 0
                || number.compareTo(BigDecimal.valueOf(max)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw wrong(field, node, due);
        }
        return number.longValueExact();
    }

    private static <T> @Nullable T value(String field, @Nullable JsonNode node, Class<T> type) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw wrong(field, node, "a string");
        }
        try {
            return JsonMappers.MAPPER.convertValue(node, type);
        } catch (IllegalArgumentException e) {
            String form = type.equals(LocalDate.class) ? "a date such as 2026-01-31" : "a duration such as 90s or 20m";
            throw wrong(field, node, form);
        }
    }

    static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw new InvalidFieldException(field, "field \"" + field + "\" is missing");
        }
    }

    private static InvalidFieldException wrong(String field, JsonNode node, String due) {
        String shown = node.toString();
        String cut = shown.length() > 60 ? Cut.to(shown, 60) + "…" : shown;
        String name = field.isEmpty() ? "the request" : "field \"" + field + "\"";
        return new InvalidFieldException(field, name + " is " + cut + "; give " + due);
    }
}

package dev.footnote.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.ResearchRequest;
import dev.footnote.json.BadField;
import dev.footnote.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Reads request bodies. Limits may stand beside the question as well as under {@code budget}. */
final class Bodies {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> LIMITS = List.of("max_steps", "max_tokens", "max_cost_usd", "max_time");

    private Bodies() {}

    /**
     * The request in a body.
     *
     * @throws ProblemException naming the first field that cannot be used
     */
    static ResearchRequest request(String body) {
        List<String> lifted = new ArrayList<>();
        try {
            return Json.request(lift(body, lifted));
        } catch (BadField e) {
            String field = e.field();
            String message = String.valueOf(e.getMessage());
            if (field.isEmpty()) {
                throw new ProblemException(Problem.of(400, "malformed-body", "The body is no JSON object", message));
            }
            String leaf = field.startsWith("budget.") ? field.substring(7) : field;
            boolean beside = lifted.contains(leaf);
            throw new ProblemException(
                    Problem.badField(beside ? leaf : field, beside ? message.replace(field, leaf) : message));
        }
    }

    private static String lift(String body, List<String> lifted) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return body;
        }
        if (!(tree instanceof ObjectNode top) || LIMITS.stream().noneMatch(top::has)) {
            return body;
        }
        JsonNode given = top.get("budget");
        if (given != null && !given.isObject()) {
            return body;
        }
        ObjectNode budget = given instanceof ObjectNode object ? object : top.putObject("budget");
        for (String limit : LIMITS) {
            if (top.has(limit)) {
                if (budget.has(limit)) {
                    throw new ProblemException(Problem.badField(
                            limit, "field \"" + limit + "\" stands here and under \"budget\"; give it once"));
                }
                budget.set(limit, top.remove(limit));
                lifted.add(limit);
            }
        }
        return top.toString();
    }
}

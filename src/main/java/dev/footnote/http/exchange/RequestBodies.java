package dev.footnote.http.exchange;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.ResearchRequest;
import dev.footnote.json.InvalidFieldException;
import dev.footnote.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads request bodies. Limits may stand beside the question as well as under {@code budget}. */
public final class RequestBodies {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<String> LIMITS = List.of("max_steps", "max_tokens", "max_cost_usd", "max_time");
    private static final List<String> KNOWN = List.of(
            "question",
            "language",
            "budget",
            "scope",
            "output_schema",
            "context",
            "mode",
            "follows",
            "model",
            "places");
    private static final String EXAMPLE = "{\"question\": \"Who bought Lunokhod 2?\"}";

    private static final String SEND = "; send one JSON object such as ";

    private RequestBodies() {}

    /**
     * Returns the request in a body.
     *
     * @param body JSON in UTF-8
     * @throws ProblemException naming the first field that cannot be used
     */
    public static ResearchRequest request(byte[] body) {
        ObjectNode top = object(body, EXAMPLE);
        List<String> lifted = new ArrayList<>();
        lift(top, lifted);
        ResearchRequest request;
        try {
            request = Json.request(top.toString());
        } catch (InvalidFieldException e) {
            throw bad(e.field(), String.valueOf(e.getMessage()), lifted);
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(request.question())) {
            throw new ProblemException(Problem.badField(
                    "question", "field \"question\" holds half of a character (a lone surrogate); send it whole"));
        }
        return request;
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw malformed("the body is not UTF-8; send JSON in UTF-8");
        }
    }

    /**
     * Returns the JSON object in a body.
     *
     * @param body JSON in UTF-8
     * @param example of such a body, for callers who sent something else
     * @throws ProblemException if the body is no JSON object, or names a field twice
     */
    public static ObjectNode object(byte[] body, String example) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(text(body));
        } catch (JsonProcessingException e) {
            throw unreadable(e, example);
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        String what = tree.isMissingNode() ? "empty" : "no object";
        throw malformed("the body is " + what + SEND + example);
    }

    private static ProblemException unreadable(JsonProcessingException e, String example) {
        String twice = twice(e);
        if (twice != null) {
            return new ProblemException(
                    Problem.badField(twice, "field \"" + twice + "\" is given twice; give it once"));
        }
        JsonLocation location = e.getLocation();
        if (location == null) {
            return malformed("the body is nested too deeply or holds an overlong number" + SEND + example);
        }
        return malformed("the body is no JSON: it breaks at line " + location.getLineNr() + ", column "
                + location.getColumnNr() + SEND + example);
    }

    /** The dotted name of a field that stands twice in its object, if that is what is wrong. */
    private static @Nullable String twice(JsonProcessingException e) {
        boolean duplicate = e.getOriginalMessage().startsWith("Duplicate field");
        if (!duplicate || !(e.getProcessor() instanceof JsonParser parser)) {
            return null;
        }
        return parser.getParsingContext()
                .pathAsPointer()
                .toString()
                .substring(1)
                .replace('/', '.');
    }

    private static ProblemException bad(String field, String message, List<String> lifted) {
        if (field.isEmpty()) {
            return malformed(message);
        }
        String leaf = field.startsWith("budget.") ? field.substring(7) : field;
        if (lifted.contains(leaf)) {
            return new ProblemException(Problem.badField(leaf, message.replace(field, leaf)));
        }
        if (!field.contains(".") && !KNOWN.contains(field)) {
            return new ProblemException(Problem.badField(
                    field,
                    "field \"" + field + "\" is unknown; known are " + String.join(", ", KNOWN) + ", "
                            + String.join(", ", LIMITS)));
        }
        return new ProblemException(Problem.badField(field, message));
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.of(400, "malformed-body", "The body is no JSON object", detail));
    }

    private static void lift(ObjectNode top, List<String> lifted) {
        JsonNode given = top.get("budget");
        if (given != null && !given.isObject() && !given.isNull()) {
            throw new ProblemException(Problem.badField(
                    "budget", "field \"budget\" is no JSON object; give one, such as {\"max_steps\": 20}"));
        }
        if (LIMITS.stream().noneMatch(top::has)) {
            return;
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
    }
}

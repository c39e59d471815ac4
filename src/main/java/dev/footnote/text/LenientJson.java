package dev.footnote.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Reads the JSON that models write, which is not always JSON, and writes it so that every server can read it. */
public final class LenientJson {

    /** Servers that read with recursion give up at a few hundred. */
    private static final int DEPTH = 100;

    private static final ObjectMapper LENIENT = JsonMapper.builder(factory())
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private static final ObjectReader STRICT =
            new ObjectMapper(factory()).reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private LenientJson() {}

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                .build();
    }

    /**
     * Returns the tree of a text: without code fences, without a second layer of quoting, and of several values the first.
     *
     * @param json as a model wrote it
     * @throws JsonProcessingException if it cannot be read even so, or is nested more than 100 levels deep
     */
    public static JsonNode tree(String json) throws JsonProcessingException {
        String plain = unfenced(json.strip());
        JsonNode root = LENIENT.readTree(plain.isEmpty() ? "{}" : plain);
        return root.isTextual() && root.textValue().strip().startsWith("{") ? LENIENT.readTree(root.textValue()) : root;
    }

    /**
     * Returns the JSON object that a server may be sent for a text: the text itself where it is one, else the part of it that can be read as one, else
     * an empty object.
     *
     * @param json as a model wrote it
     */
    public static String soundObject(String json) {
        try {
            JsonNode strict = STRICT.readTree(json);
            if (strict.isObject() && isSound(strict)) {
                return json;
            }
        } catch (JsonProcessingException e) {
            return repaired(json);
        }
        return repaired(json);
    }

    private static String repaired(String json) {
        try {
            JsonNode root = tree(json);
            return root.isObject() ? LENIENT.writeValueAsString(sound(root)) : "{}";
        } catch (JsonProcessingException e) {
            return "{}"; // nothing of it can be used, and the model is told so in the tool's result
        }
    }

    private static String unfenced(String json) {
        if (json.length() < 6 || !json.startsWith("```") || !json.endsWith("```")) {
            return json;
        }
        int from = 3;
        while (from < json.length() && Character.isLetter(json.charAt(from))) {
            from++;
        }
        return json.substring(from, Math.max(from, json.length() - 3)).strip();
    }

    private static boolean isSound(JsonNode node) {
        if (node.isTextual()) {
            return isSound(node.textValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!isSound(field.getKey())) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!isSound(child)) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode sound(JsonNode node) {
        if (node.isTextual()) {
            return LENIENT.getNodeFactory().textNode(whole(node.textValue()));
        }
        if (node.isObject()) {
            ObjectNode out = LENIENT.createObjectNode();
            node.properties().forEach(field -> out.set(whole(field.getKey()), sound(field.getValue())));
            return out;
        }
        if (node.isArray()) {
            ArrayNode out = LENIENT.createArrayNode();
            node.forEach(item -> out.add(sound(item)));
            return out;
        }
        return node;
    }

    private static boolean isSound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /**
     * Returns a text with a replacement sign for each half of a character, for which UTF-8 has no bytes.
     *
     * @param text any
     */
    public static String whole(String text) {
        if (isSound(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}

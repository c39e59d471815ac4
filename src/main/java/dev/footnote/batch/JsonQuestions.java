package dev.footnote.batch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads questions from JSON: objects of fields, OpenAI's batch lines, and plain strings. Not safe for many threads. */
final class JsonQuestions {

    /** Takes a value of a JSON document; returns false to stop the reading. */
    interface Taker {
        boolean take(JsonNode value, long line);
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Values of a document, whose end is not the end of all. */
    private static final JsonMapper PARTS = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Fields of a call for OpenAI's batches that are read by themselves. */
    private static final Set<String> CALL = Set.of("body", "messages", "response_format");

    private final String file;
    private final BatchPlan.Reading reading;
    private final Consumer<FieldNames> told;

    /**
     * @param file for complaints
     * @param reading how inputs are read
     * @param told hears which field is what, for every line that has a question
     */
    JsonQuestions(String file, BatchPlan.Reading reading, Consumer<FieldNames> told) {
        this.file = file;
        this.reading = reading;
        this.told = told;
    }

    /** True if a text is one whole JSON value. */
    static boolean isWhole(String text) {
        try {
            return !MAPPER.readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** The question of a line of JSON lines. */
    BatchQuestion line(String text, long number) throws InvalidLineException {
        try {
            return question(MAPPER.readTree(text), number);
        } catch (JsonProcessingException e) {
            throw new InvalidLineException("the line is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The question of an object or a string. */
    BatchQuestion question(JsonNode node, long number) throws InvalidLineException {
        if (!node.isObject() && !node.isTextual()) {
            throw new InvalidLineException("this is no JSON object");
        }
        Map<String, JsonNode> row = new LinkedHashMap<>();
        if (node.isTextual()) {
            String name = reading.questionColumn();
            row.put(name == null ? "question" : name, node);
        } else {
            flatten(node, row);
        }
        FieldNames columns = new FieldNames(row.keySet(), reading);
        if (columns.hasQuestion()) {
            told.accept(columns);
        }
        String slip = columns.slip().orElse(null);
        if (slip != null) {
            throw new InvalidLineException(slip);
        }
        return columns.question(row::get, file, number);
    }

    /** Limits may stand in an object of their own, as in a request; of a call for OpenAI's batches the user's message is the question. */
    private static void flatten(JsonNode node, Map<String, JsonNode> row) throws InvalidLineException {
        JsonNode messages = node.path("body").path("messages");
        if (messages.isArray() || node.path("messages").isArray()) {
            JsonNode call = messages.isArray() ? node.get("body") : node;
            row.put("question", new TextNode(asked(call.get("messages"))));
            schema(call.path("response_format"), row);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            if (name.equals("budget") && field.getValue().isObject()) {
                flatten(field.getValue(), row);
            } else if (!(row.containsKey("question") && CALL.contains(name))) {
                row.put(name, field.getValue());
            }
        }
    }

    /** Of a call for OpenAI's batches, the schema that its answer is to fill. */
    private static void schema(JsonNode format, Map<String, JsonNode> row) throws InvalidLineException {
        String type = format.path("type").asText("text");
        if (type.equals("json_schema")) {
            row.put("output_schema", format.path("json_schema").path("schema"));
        } else if (!type.equals("text")) {
            throw new InvalidLineException(
                    "response_format has the type \"" + type + "\"; give json_schema with a schema, or text");
        }
    }

    /** The one message of the user. A system message would ask for a form of answer, which is not ours to take. */
    private static String asked(JsonNode messages) throws InvalidLineException {
        StringBuilder text = new StringBuilder();
        int found = 0;
        for (JsonNode message : messages) {
            if (message.path("role").asText().equals("user")) {
                found++;
                text.append(content(message.path("content")));
            }
        }
        if (found != 1) {
            throw new InvalidLineException("the messages hold " + found
                    + " of the user; give one, as earlier turns of a conversation are not taken into account");
        }
        return text.toString();
    }

    private static String content(JsonNode content) throws InvalidLineException {
        if (!content.isArray()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            if (!part.path("type").asText().equals("text")) {
                throw new InvalidLineException(
                        "a message has a part of type \"" + part.path("type").asText() + "\"; only text can be asked");
            }
            text.append(text.length() == 0 ? "" : "\n").append(part.path("text").asText());
        }
        return text.toString();
    }

    /**
     * Reads a document: an array, or values one after the other, over any number of lines.
     *
     * @param in the text
     * @param taker of the values
     * @return false if the taker had enough
     */
    boolean document(Reader in, Taker taker) throws IOException {
        try (JsonParser parser = PARTS.createParser(in)) {
            boolean array = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && !array) {
                    array = true;
                } else if (token == JsonToken.END_ARRAY) {
                    array = false;
                } else {
                    long line = parser.currentTokenLocation().getLineNr();
                    if (!taker.take(PARTS.readTree(parser), line)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}

package dev.footnote.llm.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses the events of one answer. Of the usual events, of which there are thousands, only the members are built that {@link StreamReader}
 * looks at, and one parser reads them all. One thread at a time.
 */
final class EventParser {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final byte[] END = {'\n'};
    private static final int MEMBERS = 4;

    private static final Set<String> OF_ROOT = Set.of("error", "object", "id", "model", "usage", "choices");
    private static final Set<String> OF_CHOICE = Set.of("error", "usage", "delta", "message", "finish_reason");
    private static final Set<String> OF_DELTA = Set.of(
            "content",
            "reasoning_content",
            "reasoning",
            "reasoning_text",
            "thinking",
            "thinking_blocks",
            "reasoning_details",
            "refusal",
            "tool_calls",
            "function_call");

    /** Where an object stands, which decides what of it is looked at. */
    private enum Level {
        ROOT,
        CHOICE,
        DELTA,
        WHOLE
    }

    private @Nullable JsonParser parser;
    private boolean named;

    /**
     * Returns an event's tree, without the members that tell nothing of the answer.
     *
     * @param data one JSON value
     * @throws IOException if it is none, is not whole, or is followed by another one
     */
    JsonNode parse(byte[] data) throws IOException {
        return parse(data, Level.ROOT);
    }

    /**
     * Returns an event's tree with all its members.
     *
     * @param data one JSON value
     * @throws IOException if it is none, is not whole, or is followed by another one
     */
    JsonNode parseWhole(byte[] data) throws IOException {
        return parse(data, Level.WHOLE);
    }

    private JsonNode parse(byte[] data, Level level) throws IOException {
        boolean sound = false;
        try {
            JsonParser in = parser();
            ByteArrayFeeder feeder = (ByteArrayFeeder) in.getNonBlockingInputFeeder();
            feeder.feedInput(data, 0, data.length);
            JsonToken first = in.nextToken();
            if (first == JsonToken.NOT_AVAILABLE) {
                feeder.feedInput(END, 0, END.length); // ends a number that stands alone
                first = in.nextToken();
            }
            if (first == null || first == JsonToken.NOT_AVAILABLE) {
                throw new JsonParseException(in, "the value is not whole");
            }
            JsonNode root = first == JsonToken.START_OBJECT ? object(in, level) : whole(in);
            if (in.nextToken() != JsonToken.NOT_AVAILABLE || isNumberLeft(in, feeder)) {
                throw new JsonParseException(in, "a second value follows");
            }
            sound = true;
            named |= root.has("id") && root.has("model");
            return root;
        } finally {
            if (!sound) {
                parser = null; // it may stand anywhere within the event
            }
        }
    }

    /** True if the event ended within a number, which would become the beginning of the next event. */
    private static boolean isNumberLeft(JsonParser in, ByteArrayFeeder feeder) throws IOException {
        feeder.feedInput(END, 0, END.length);
        return in.nextToken() != JsonToken.NOT_AVAILABLE;
    }

    /** Nothing more is parsed. */
    void close() {
        JsonParser in = parser;
        parser = null;
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                throw new IllegalStateException("a parser of bytes in memory could not be closed", e);
            }
        }
    }

    private JsonParser parser() throws IOException {
        JsonParser in = parser;
        if (in == null) {
            in = JSON.createNonBlockingByteArrayParser();
            parser = in;
        }
        return in;
    }

    private ObjectNode object(JsonParser in, Level level) throws IOException {
        ObjectNode out = new ObjectNode(NODES, new LinkedHashMap<>(MEMBERS));
        for (JsonToken token = next(in); token != JsonToken.END_OBJECT; token = next(in)) {
            String name = in.currentName();
            JsonToken value = next(in);
            if (isLookedAt(level, name) && tells(in, level, name, value)) {
                out.set(name, member(in, level, name));
            } else {
                in.skipChildren();
            }
        }
        return out;
    }

    private static boolean isLookedAt(Level level, String name) {
        return switch (level) {
            case ROOT -> OF_ROOT.contains(name);
            case CHOICE -> OF_CHOICE.contains(name);
            case DELTA -> OF_DELTA.contains(name);
            case WHOLE -> true;
        };
    }

    /** False for what says nothing, and for what each event repeats: the answer's id and model, and that this is a piece of an answer. */
    private boolean tells(JsonParser in, Level level, String name, JsonToken value) throws IOException {
        if (level == Level.ROOT && value == JsonToken.VALUE_STRING) {
            return switch (name) {
                case "object" -> in.getTextLength() == "error".length();
                case "id", "model" -> !named;
                default -> true;
            };
        }
        return level == Level.WHOLE || value != JsonToken.VALUE_NULL;
    }

    private JsonNode member(JsonParser in, Level level, String name) throws IOException {
        JsonToken token = in.currentToken();
        if (level == Level.ROOT && name.equals("choices") && token == JsonToken.START_ARRAY) {
            return firstChoice(in);
        }
        boolean delta = level == Level.CHOICE && (name.equals("delta") || name.equals("message"));
        return delta && token == JsonToken.START_OBJECT ? object(in, Level.DELTA) : whole(in);
    }

    /** The first item of a list, in a list of its own. */
    private JsonNode firstChoice(JsonParser in) throws IOException {
        ArrayNode out = NODES.arrayNode(1);
        for (JsonToken token = next(in); token != JsonToken.END_ARRAY; token = next(in)) {
            if (!out.isEmpty()) {
                in.skipChildren();
            } else {
                out.add(token == JsonToken.START_OBJECT ? object(in, Level.CHOICE) : whole(in));
            }
        }
        return out;
    }

    private JsonNode whole(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in, Level.WHOLE);
            case START_ARRAY -> {
                ArrayNode out = NODES.arrayNode(MEMBERS);
                while (next(in) != JsonToken.END_ARRAY) {
                    out.add(whole(in));
                }
                yield out;
            }
            case VALUE_STRING -> NODES.textNode(in.getText());
            case VALUE_NUMBER_INT -> integer(in);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(in.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new JsonParseException(in, "no value");
        };
    }

    private static JsonNode integer(JsonParser in) throws IOException {
        return switch (in.getNumberType()) {
            case INT -> NODES.numberNode(in.getIntValue());
            case LONG -> NODES.numberNode(in.getLongValue());
            default -> NODES.numberNode(in.getBigIntegerValue());
        };
    }

    /** The next token within a value. */
    private static JsonToken next(JsonParser in) throws IOException {
        JsonToken token = in.nextToken();
        if (token == null || token == JsonToken.NOT_AVAILABLE) {
            throw new JsonParseException(in, "the value is not whole");
        }
        return token;
    }
}

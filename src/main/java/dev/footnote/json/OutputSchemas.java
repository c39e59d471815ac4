package dev.footnote.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.OutputSchema.Field;
import dev.footnote.text.Cut;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the JSON Schemas that callers ask for: a plain part of the standard, so that each field can be checked by itself. */
final class OutputSchemas {

    static final String FIELD = "output_schema";

    /** Objects and arrays within each other. */
    private static final int MAX_DEPTH = 4;

    /** Fields with a value of their own; each needs quotes. */
    private static final int MAX_FIELDS = 100;

    private static final int MAX_CHARS = 65_536;
    private static final int MAX_VALUES = 100;

    /** Schemas that are looked at, each as often as it is referred to: one that refers to itself several times would have no end. */
    private static final int MAX_LOOKS = 2000;

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$-]{0,63}");

    /** Keywords that only describe, or that hold for every structured answer. */
    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "$id",
            "$comment",
            "title",
            "description",
            "examples",
            "default",
            "format",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "const",
            "$defs",
            "definitions");

    /** Beside these only what describes is taken. */
    private static final List<String> CHOICES = List.of("anyOf", "oneOf", "allOf");

    private static final List<String> DEFINITIONS = List.of("#/$defs/", "#/definitions/");
    private static final List<String> DESCRIBING = List.of("description", "title");

    private final JsonNode whole;
    private int looks;

    private OutputSchemas(JsonNode whole) {
        this.whole = whole;
    }

    static OutputSchema read(String json) {
        if (json.length() > MAX_CHARS) {
            throw new InvalidFieldException(
                    FIELD, FIELD + " has " + json.length() + " characters; at most " + MAX_CHARS + " are taken");
        }
        JsonNode whole = Json.tree(json, FIELD);
        Field root = new OutputSchemas(whole).field("", whole, FIELD, 0);
        if (root.type() != OutputSchema.Type.OBJECT) {
            throw new InvalidFieldException(
                    FIELD, FIELD + " is of type " + lower(root.type()) + "; it must be of type object");
        }
        OutputSchema schema = new OutputSchema(root);
        int leaves = schema.leaves().size();
        if (leaves == 0 || leaves > MAX_FIELDS) {
            throw new InvalidFieldException(
                    FIELD, FIELD + " has " + leaves + " fields with a value; give 1 to " + MAX_FIELDS);
        }
        return schema;
    }

    private Field field(String name, JsonNode given, String path, int depth) {
        JsonNode node = resolved(given, path);
        Iterator<String> keywords = node.fieldNames();
        while (keywords.hasNext()) {
            String keyword = keywords.next();
            if (!KNOWN.contains(keyword)) {
                throw new InvalidFieldException(
                        path,
                        path + " uses \"" + keyword
                                + "\", which is not supported; supported are type, properties, items,"
                                + " enum, required, description and $ref to $defs");
            }
        }
        if (depth > MAX_DEPTH) {
            throw new InvalidFieldException(
                    path, path + " is nested too deeply; at most " + MAX_DEPTH + " levels are taken");
        }
        OutputSchema.Type type = type(node, path);
        String description = node.path("description").asText(node.path("title").asText(""));
        List<Field> fields = type == OutputSchema.Type.OBJECT ? fields(node, path, depth) : List.of();
        Field items = type == OutputSchema.Type.ARRAY ? items(node, path, depth) : null;
        return new Field(name, type, description, values(node, type, path), fields, items);
    }

    private List<Field> fields(JsonNode node, String path, int depth) {
        JsonNode properties = node.path("properties");
        if (!properties.isObject() || properties.isEmpty()) {
            throw new InvalidFieldException(path, path + " is an object without \"properties\"; name its fields there");
        }
        List<Field> out = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : properties.properties()) {
            String below = path + ".properties." + entry.getKey();
            if (!NAME.matcher(entry.getKey()).matches()) {
                throw new InvalidFieldException(
                        below,
                        path + " has a field named \"" + shown(entry.getKey())
                                + "\"; a name begins with a letter and has letters, digits, _ and - only");
            }
            out.add(field(entry.getKey(), entry.getValue(), below, depth + 1));
        }
        return out;
    }

    private Field items(JsonNode node, String path, int depth) {
        if (!node.has("items")) {
            throw new InvalidFieldException(
                    path, path + " is an array without \"items\"; say there what its elements are");
        }
        return field("", node.get("items"), path + ".items", depth + 1);
    }

    /** What a schema refers to, and the one of two schemas that is not null, in its place. */
    private JsonNode resolved(JsonNode given, String path) {
        JsonNode node = given;
        while (true) {
            looks++;
            if (looks > MAX_LOOKS) {
                throw new InvalidFieldException(path, path + " has too many parts, or refers to itself");
            }
            if (!node.isObject()) {
                throw new InvalidFieldException(
                        path, path + " is " + shown(node) + "; it must be a JSON Schema, an object");
            }
            JsonNode next = next(node, path);
            if (next == null) {
                return node;
            }
            node = described(next, node);
        }
    }

    private @Nullable JsonNode next(JsonNode node, String path) {
        JsonNode reference = node.get("$ref");
        if (reference != null) {
            return definition(reference.asText(""), path);
        }
        for (String choice : CHOICES) {
            if (node.has(choice)) {
                return only(node.get(choice), choice, path);
            }
        }
        return null;
    }

    private JsonNode definition(String reference, String path) {
        for (String start : DEFINITIONS) {
            if (reference.startsWith(start)) {
                JsonNode found =
                        whole.path(start.substring(2, start.length() - 1)).path(reference.substring(start.length()));
                if (found.isObject()) {
                    return found;
                }
            }
        }
        throw new InvalidFieldException(
                path,
                path + " has the $ref \"" + shown(reference)
                        + "\", which names nothing in the schema's own $defs; write \"#/$defs/NAME\"");
    }

    /** A field that may be null is often written as a choice of two. */
    private static JsonNode only(JsonNode list, String choice, String path) {
        List<JsonNode> some = new ArrayList<>();
        for (JsonNode one : list) {
            if (!one.path("type").asText("").equals("null")) {
                some.add(one);
            }
        }
        if (some.size() != 1) {
            throw new InvalidFieldException(
                    path,
                    path + " uses \"" + choice + "\" with " + some.size()
                            + " forms; give one form, and null besides where you like");
        }
        return some.get(0);
    }

    /** A description beside a reference goes before that of what is referred to. */
    private static JsonNode described(JsonNode next, JsonNode node) {
        if (!next.isObject()) {
            return next;
        }
        ObjectNode out = ((ObjectNode) next).deepCopy();
        DESCRIBING.stream().filter(node::has).findFirst().ifPresent(name -> {
            out.remove(DESCRIBING);
            out.set(name, node.get(name));
        });
        return out;
    }

    private static List<String> values(JsonNode node, OutputSchema.Type type, String path) {
        JsonNode constant = node.get("const");
        JsonNode list = constant == null
                ? node.get("enum")
                : JsonNodeFactory.instance.arrayNode().add(constant);
        if (list == null) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        boolean fits =
                type == OutputSchema.Type.STRING && list.isArray() && !list.isEmpty() && list.size() <= MAX_VALUES;
        for (JsonNode value : list) {
            if (value.isTextual()) {
                out.add(value.textValue());
            } else {
                fits &= value.isNull();
            }
        }
        if (!fits || out.isEmpty()) {
            throw new InvalidFieldException(
                    path, path + ".enum must be a list of 1 to " + MAX_VALUES + " strings, of a field of type string");
        }
        return out;
    }

    /** A type may be written together with null: every field may be null in any case. */
    private static OutputSchema.Type type(JsonNode node, String path) {
        JsonNode type = node.get("type");
        List<String> names = new ArrayList<>();
        if (type != null && type.isArray()) {
            type.forEach(one -> names.add(one.asText()));
            names.remove("null");
        } else if (type != null) {
            names.add(type.asText());
        } else if (node.has("enum") || node.has("const")) {
            names.add("string");
        } else if (node.has("properties")) {
            names.add("object");
        }
        for (OutputSchema.Type known : OutputSchema.Type.values()) {
            if (names.equals(List.of(lower(known)))) {
                return known;
            }
        }
        throw new InvalidFieldException(
                path,
                path + " has the type " + (type == null ? "(none)" : shown(type))
                        + "; give one of string, number, integer, boolean, array, object");
    }

    private static String lower(OutputSchema.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(JsonNode node) {
        return shown(node.toString());
    }

    private static String shown(String text) {
        return text.length() > 60 ? Cut.to(text, 60) + "…" : text;
    }
}

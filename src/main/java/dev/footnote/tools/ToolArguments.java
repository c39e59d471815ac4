package dev.footnote.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.text.LenientJson;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, read with patience; every complaint shows the right form. */
final class ToolArguments {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What models write into an optional field that they mean to leave out. */
    private static final Set<String> FILLERS = Set.of("n/a", "na", "none", "null", "nil", "undefined", "-");

    private static final Pattern SOURCE = Pattern.compile(
            "^[\\s\\[(#\"']*+(?:source|src|s)?[\\s\\[(#:\"']*+(\\d{1,9})(?:\\.0{1,9})?(?:[^\\d.].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Characters of a bad value that a complaint repeats, so that the right form behind it is not cut off. */
    private static final int SHOWN = 80;

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?(?:T.*)?");

    private final String tool;
    private final JsonNode root;
    private final String form;

    private ToolArguments(String tool, JsonNode root, String form) {
        this.tool = tool;
        this.root = root;
        this.form = form;
    }

    static ToolArguments of(String tool, String json, String form) {
        try {
            JsonNode root = LenientJson.tree(json);
            if (!root.isObject()) {
                throw new InvalidArgumentsException("The arguments of " + tool + " are no JSON object. Write " + form);
            }
            return new ToolArguments(tool, root, form);
        } catch (JsonProcessingException e) {
            throw new InvalidArgumentsException(
                    "The arguments of " + tool + " are not readable as JSON (" + firstLine(e) + "). Write " + form, e);
        }
    }

    /** Returns them as sound JSON. */
    String json() {
        return root.toString();
    }

    static String canonical(String json) {
        try {
            return JSON.writeValueAsString(sorted(LenientJson.tree(json)));
        } catch (JsonProcessingException e) {
            return json.strip();
        }
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> out = new TreeMap<>();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (!isEmpty(field.getValue())) {
                    out.put(field.getKey(), sorted(field.getValue()));
                }
            }
            return out;
        }
        if (node.isArray()) {
            List<Object> out = new ArrayList<>();
            node.forEach(item -> out.add(sorted(item)));
            return out;
        }
        // A number and its text ask the same.
        return node.asText().strip();
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isNull()
                || (node.isTextual() && node.textValue().isBlank())
                || (node.isContainerNode() && node.isEmpty());
    }

    InvalidArgumentsException bad(String problem) {
        return new InvalidArgumentsException(tool + ": " + problem + ". Write " + form);
    }

    InvalidArgumentsException bad(String problem, Throwable cause) {
        return new InvalidArgumentsException(tool + ": " + problem + ". Write " + form, cause);
    }

    /** A field's text; null where it is missing, empty or a word for that. */
    @Nullable
    String optional(String name) {
        String text = given(name);
        return text == null || isFiller(text) ? null : text;
    }

    static boolean isFiller(String text) {
        return FILLERS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** A field's text as it is; null where it is missing or empty. */
    @Nullable
    String given(String name) {
        JsonNode node = root.get(name);
        node = node != null && node.isArray() && node.size() == 1 ? node.get(0) : node;
        if (node == null || node.isNull() || node.isContainerNode()) {
            return null;
        }
        String text = node.asText().strip();
        return text.isEmpty() ? null : text;
    }

    String text(String name) {
        String text = given(name);
        if (text == null) {
            throw bad("\"" + name + "\" is missing");
        }
        return text;
    }

    List<String> texts(String name) {
        List<String> out = new ArrayList<>();
        for (JsonNode item : items(root.get(name))) {
            JsonNode only =
                    item.isObject() && item.size() == 1 ? item.elements().next() : item;
            String text =
                    only.isContainerNode() || only.isNull() ? "" : only.asText().strip();
            if (!text.isEmpty() && !out.contains(text)) {
                out.add(text);
            }
        }
        return out;
    }

    /** The texts of an optional list; a word for nothing is none. */
    List<String> optionalTexts(String name) {
        return texts(name).stream().filter(text -> !isFiller(text)).toList();
    }

    List<String> requiredTexts(String name, String alias) {
        List<String> out = texts(name);
        out = out.isEmpty() ? texts(alias) : out;
        if (out.isEmpty()) {
            throw bad("\"" + name + "\" is missing or empty");
        }
        return out;
    }

    /** A list as it is; one thing, or a list written as text, as the list that was meant. */
    static List<JsonNode> items(@Nullable JsonNode node) {
        List<JsonNode> out = new ArrayList<>();
        if (node == null || node.isNull() || node.isMissingNode()) {
            return out;
        }
        JsonNode list = written(node);
        if (list.isArray()) {
            list.forEach(item -> {
                if (!item.isNull()) {
                    out.add(written(item));
                }
            });
        } else {
            out.add(list);
        }
        return out;
    }

    /** What a text spells that is a JSON list or object itself; anything else as it is. */
    private static JsonNode written(JsonNode node) {
        String text = node.isTextual() ? node.textValue().strip() : "";
        boolean list = text.startsWith("[") && text.endsWith("]");
        if (!list && !(text.startsWith("{") && text.endsWith("}"))) {
            return node;
        }
        try {
            return LenientJson.tree(text);
        } catch (JsonProcessingException e) {
            return node; // words in brackets
        }
    }

    @Nullable
    JsonNode node(String name) {
        return root.get(name);
    }

    int countFromOne(String name) {
        String text = optional(name);
        if (text == null) {
            return 1;
        }
        int count = whole(text, name);
        if (count < 1) {
            throw bad("\"" + name + "\" is " + shown(text) + " but counts from 1");
        }
        return count;
    }

    int sourceNumber() {
        return source(text("source"));
    }

    /** The number in {@code 2}, {@code [2]}, {@code source 2} or {@code 2, part 1}. */
    int source(String text) {
        Matcher matcher = SOURCE.matcher(text);
        if (!matcher.matches()) {
            throw bad("\"source\" is \"" + shown(text) + "\", not a whole number as sources have");
        }
        int number = Integer.parseInt(matcher.group(1));
        if (number < 1) {
            throw bad("\"source\" is " + number + " but sources count from 1");
        }
        return number;
    }

    static String shown(String value) {
        return SpecialTokenEscaper.line(value, SHOWN);
    }

    int whole(String text, String name) {
        try {
            double value = Double.parseDouble(text);
            if (value == Math.rint(value) && Math.abs(value) < 1e9) {
                return (int) value;
            }
        } catch (NumberFormatException e) {
            throw bad("\"" + name + "\" is \"" + shown(text) + "\", not a whole number", e);
        }
        throw bad("\"" + name + "\" is " + shown(text) + ", not a whole number");
    }

    /** A day; of a year or month alone its first or last. */
    @Nullable
    LocalDate date(String name, boolean last) {
        String text = optional(name);
        if (text == null) {
            return null;
        }
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            throw bad("\"" + name + "\" is \"" + shown(text) + "\", not a day such as 2024-05-06");
        }
        try {
            int year = Integer.parseInt(matcher.group(1));
            int month = matcher.group(2) == null ? (last ? 12 : 1) : Integer.parseInt(matcher.group(2));
            YearMonth in = YearMonth.of(year, month);
            if (matcher.group(3) != null) {
                return in.atDay(Integer.parseInt(matcher.group(3)));
            }
            return last ? in.atEndOfMonth() : in.atDay(1);
        } catch (DateTimeException e) {
            throw bad("\"" + name + "\" is \"" + shown(text) + "\", which is no day", e);
        }
    }

    private static String firstLine(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }
}

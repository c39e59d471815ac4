package dev.footnote.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, read with patience; every complaint shows the right form. */
final class Arguments {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private static final Pattern FENCE = Pattern.compile("^```[A-Za-z]*\\s*(.*?)\\s*```$", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?(?:T.*)?");

    private final String tool;
    private final JsonNode root;
    private final String form;

    private Arguments(String tool, JsonNode root, String form) {
        this.tool = tool;
        this.root = root;
        this.form = form;
    }

    static Arguments of(String tool, String json, String form) {
        try {
            JsonNode root = tree(json);
            if (!root.isObject()) {
                throw new BadArguments("The arguments of " + tool + " are no JSON object. Write " + form);
            }
            return new Arguments(tool, root, form);
        } catch (JsonProcessingException e) {
            throw new BadArguments(
                    "The arguments of " + tool + " are not readable as JSON (" + firstLine(e) + "). Write " + form, e);
        }
    }

    /** The tree of a text, without code fences, and without a second layer of quoting. */
    static JsonNode tree(String json) throws JsonProcessingException {
        String plain = json.strip();
        Matcher fenced = FENCE.matcher(plain);
        JsonNode root = JSON.readTree(fenced.matches() ? fenced.group(1) : plain);
        return root.isTextual() && root.textValue().strip().startsWith("{") ? JSON.readTree(root.textValue()) : root;
    }

    static String canonical(String json) {
        try {
            return JSON.writeValueAsString(sorted(tree(json)));
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

    BadArguments bad(String problem) {
        return new BadArguments(tool + ": " + problem + ". Write " + form);
    }

    BadArguments bad(String problem, Throwable cause) {
        return new BadArguments(tool + ": " + problem + ". Write " + form, cause);
    }

    @Nullable
    String optional(String name) {
        JsonNode node = root.get(name);
        if (node == null || node.isNull() || node.isContainerNode()) {
            return null;
        }
        String text = node.asText().strip();
        return text.isEmpty() ? null : text;
    }

    String text(String name) {
        String text = optional(name);
        if (text == null) {
            throw bad("\"" + name + "\" is missing");
        }
        return text;
    }

    List<String> texts(String name) {
        List<String> out = new ArrayList<>();
        for (JsonNode item : items(root.get(name))) {
            String text =
                    item.isContainerNode() || item.isNull() ? "" : item.asText().strip();
            if (!text.isEmpty() && !out.contains(text)) {
                out.add(text);
            }
        }
        return out;
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
        JsonNode list = node;
        if (node.isTextual()
                && (node.textValue().strip().startsWith("[{")
                        || node.textValue().strip().startsWith("[\""))) {
            try {
                list = JSON.readTree(node.textValue());
            } catch (JsonProcessingException e) {
                list = node;
            }
        }
        if (list.isArray()) {
            list.forEach(out::add);
        } else {
            out.add(list);
        }
        return out;
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
            throw bad("\"" + name + "\" is " + text + " but counts from 1");
        }
        return count;
    }

    int sourceNumber() {
        int number = whole(text("source").replaceAll("^(?i)(source|s|#|\\[)\\s*|\\]$", ""), "source");
        if (number < 1) {
            throw bad("\"source\" is " + number + " but sources count from 1");
        }
        return number;
    }

    int whole(String text, String name) {
        try {
            double value = Double.parseDouble(text);
            if (value == Math.rint(value) && Math.abs(value) < 1e9) {
                return (int) value;
            }
        } catch (NumberFormatException e) {
            throw bad("\"" + name + "\" is \"" + text + "\", not a whole number", e);
        }
        throw bad("\"" + name + "\" is " + text + ", not a whole number");
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
            throw bad("\"" + name + "\" is \"" + text + "\", not a day such as 2024-05-06");
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
            throw bad("\"" + name + "\" is \"" + text + "\", which is no day", e);
        }
    }

    private static String firstLine(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }
}

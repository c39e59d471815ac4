package dev.footnote.page.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The block of settings at the start of a file, in YAML between lines of "---", in TOML between lines of "+++", or in JSON.
 *
 * @param values what stands at the left edge, by key in small letters
 * @param end offset of the text behind it; 0 where there is no such block
 */
record FrontMatter(Map<String, String> values, int end) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Longer blocks at the start of a file are text between rules. */
    private static final int LONGEST = 8192;

    private static final Pattern YAML = Pattern.compile("^([\\w-]{1,40}):(.*)$");
    private static final Pattern TOML = Pattern.compile("^([\\w-]{1,40})\\s{0,20}=(.*)$");

    FrontMatter {
        values = Map.copyOf(values);
    }

    /** Returns what stands at the start of a text. */
    static FrontMatter of(String text) {
        if (text.startsWith("---\n")) {
            return between(text, "---", YAML);
        }
        if (text.startsWith("+++\n")) {
            return between(text, "+++", TOML);
        }
        return text.startsWith("{\n") ? json(text) : none();
    }

    /** Returns a value, or an empty text. */
    String value(String key) {
        return values.getOrDefault(key, "");
    }

    private static FrontMatter none() {
        return new FrontMatter(Map.of(), 0);
    }

    private static FrontMatter between(String text, String fence, Pattern line) {
        int end = text.indexOf("\n" + fence, fence.length());
        int behind = end < 0 ? 0 : afterLine(text, end + 1);
        boolean closed = end > 0
                && end < LONGEST
                && text.substring(end + 1 + fence.length(), behind).isBlank();
        if (!closed) {
            return none();
        }
        Map<String, String> values = new HashMap<>();
        for (String one : text.substring(fence.length() + 1, Math.max(fence.length() + 1, end)).split("\n", -1)) {
            if (fence.equals("+++") && one.startsWith("[")) {
                break; // what follows belongs to a table of its own
            }
            Matcher pair = line.matcher(one);
            if (pair.matches()) {
                values.putIfAbsent(
                        pair.group(1).toLowerCase(Locale.ROOT), unquoted(pair.group(2).strip()));
            }
        }
        return values.isEmpty() ? none() : new FrontMatter(values, behind);
    }

    private static FrontMatter json(String text) {
        int end = text.indexOf("\n}\n");
        if (end < 0 || end > LONGEST) {
            return none();
        }
        Map<String, String> values = new HashMap<>();
        try {
            JsonNode node = JSON.readTree(text.substring(0, end + 2));
            node.fields()
                    .forEachRemaining(field -> values.put(
                            field.getKey().toLowerCase(Locale.ROOT), field.getValue().asText("").strip()));
        } catch (JacksonException e) {
            return none(); // text in braces
        }
        return new FrontMatter(values, end + 3);
    }

    private static int afterLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1).strip() : value;
    }
}

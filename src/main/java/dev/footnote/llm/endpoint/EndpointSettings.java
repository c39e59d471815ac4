package dev.footnote.llm.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.config.Settings;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One endpoint's settings; leaves that an entry of the user's own leaves out have plain defaults. */
public record EndpointSettings(
        String name,
        URI baseUrl,
        String key,
        String keyVariable,
        String model,
        List<String> prefer,
        String thinkingField,
        String family,
        long window,
        boolean local,
        int concurrency,
        ObjectNode extra,
        Map<String, String> toolNames,
        Map<String, Prices> prices) {

    private static final Pattern SLASHES = Pattern.compile("(?<!/)/++$");

    private static final Pattern NOT_ENV = Pattern.compile("[^A-Z0-9]");

    private static final String ENVIRONMENT = "environment ";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern TOOL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_-]{2,63}");

    public static EndpointSettings from(Settings settings, String name, @Nullable String modelName) {
        String start = "llm." + name + ".";
        String model = modelName == null || modelName.isBlank()
                ? settings.optional("model.name").orElse(text(settings, start + "model", ""))
                : modelName.strip();
        if (model.isEmpty()) {
            throw settings.bad(
                    settings.has(start + "model") ? start + "model" : "model.name",
                    "the endpoint " + name + " needs a model's name",
                    "give one with model.name");
        }
        String window = text(settings, start + "window", "");
        return new EndpointSettings(
                name,
                base(settings, start + "base_url"),
                key(settings, start + "key"),
                variable(settings, start),
                model,
                settings.has(start + "prefer") ? settings.list(start + "prefer") : List.of(),
                text(settings, start + "thinking_field", "auto"),
                text(settings, start + "family", "auto"),
                window.isEmpty() ? 0 : settings.wholeNumber(start + "window"),
                settings.has(start + "local") && settings.flag(start + "local"),
                settings.has(start + "concurrency") ? Math.max(1, settings.integer(start + "concurrency")) : 8,
                ModelFamily.object(settings, start + "extra"),
                toolNames(settings, start + "tool_names"),
                prices(settings, start));
    }

    boolean auto() {
        return model.equals("auto");
    }

    /** True if text would go to another's host without a key; a host of the user's own may need none. */
    public boolean lacksKey() {
        return !local && key.isEmpty();
    }

    public URI at(String path) {
        return URI.create(baseUrl + path);
    }

    public String host() {
        return baseUrl.getHost();
    }

    /** A key goes into a header, and what does not fit there would be shown in the refusal. */
    private static String key(Settings settings, String name) {
        String key = text(settings, name, "");
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw settings.bad(name, "it holds a blank, a line break or a letter that no key has", "copy the key anew");
        }
        return key;
    }

    /** Where the key came from, or is looked for. */
    private static String variable(Settings settings, String start) {
        String from =
                settings.has(start + "key") ? settings.origin(start + "key").source() : "";
        return from.startsWith(ENVIRONMENT)
                ? from.substring(ENVIRONMENT.length())
                : text(
                        settings,
                        start + "key_variable",
                        "FOOTNOTE_"
                                + NOT_ENV.matcher(start.toUpperCase(Locale.ROOT))
                                        .replaceAll("_") + "KEY");
    }

    private static URI base(Settings settings, String name) {
        String text = SLASHES.matcher(settings.text(name)).replaceAll("");
        try {
            URI uri = URI.create(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below, in the same words
        }
        throw settings.bad(name, "this is not a plain http address", "write one such as https://api.moonshot.ai/v1");
    }

    private static Map<String, String> toolNames(Settings settings, String name) {
        Map<String, String> out = new HashMap<>();
        for (String line : settings.has(name) ? settings.list(name) : List.<String>of()) {
            String[] part = BLANKS.split(line.strip(), -1);
            if (part.length != 2 || !TOOL_NAME.matcher(part[1]).matches() || out.containsValue(part[1])) {
                throw settings.bad(
                        name,
                        "\"" + line + "\" names no tool",
                        "write our name and the host's, such as: search web_search");
            }
            out.put(part[0], part[1]);
        }
        return out;
    }

    private static Map<String, Prices> prices(Settings settings, String start) {
        Map<String, Prices> out = new HashMap<>();
        if (!settings.has(start + "prices")) {
            return out;
        }
        String asOf = text(settings, start + "prices_as_of", "");
        for (String line : settings.list(start + "prices")) {
            String[] part = BLANKS.split(line, -1);
            try {
                out.put(
                        part[0],
                        new Prices(new BigDecimal(part[1]), new BigDecimal(part[2]), new BigDecimal(part[3]), asOf));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw settings.bad(
                        start + "prices", "\"" + line + "\" is not a price", "write: model input cached output");
            }
        }
        return out;
    }

    private static String text(Settings settings, String name, String otherwise) {
        return settings.has(name) ? settings.optional(name).orElse(otherwise) : otherwise;
    }
}

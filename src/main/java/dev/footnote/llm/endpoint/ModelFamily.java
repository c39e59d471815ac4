package dev.footnote.llm.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The settings of a model wherever it is served.
 *
 * @param name in the settings
 * @param window tokens, prompt and answer together
 * @param temperature empty: not sent
 * @param maxTokens of one answer, thinking included
 * @param maxTokensField under which that is asked for
 * @param body fields of each request besides the usual ones
 * @param withoutThinking fields of a request that asks the model not to think, laid over those; empty: it has no switch
 * @param lessThinking fields of a request for a step that needs little thinking, laid over those; empty: thinking has no degrees
 * @param fillThinking true if assistant messages need some thinking
 * @param namedIds true if it was trained on calls with ids such as {@code functions.search:0}
 * @param small true if it needs short instructions, few tools and one call a turn
 */
public record ModelFamily(
        String name,
        long window,
        Optional<BigDecimal> temperature,
        long maxTokens,
        String maxTokensField,
        ObjectNode body,
        ObjectNode withoutThinking,
        ObjectNode lessThinking,
        boolean fillThinking,
        boolean namedIds,
        boolean small) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The first family in the order of rank whose pattern is found in a model's id. */
    public static ModelFamily of(Settings settings, String model) {
        String id = model.toLowerCase(Locale.ROOT);
        return settings.children("family").stream()
                .sorted(Comparator.comparingInt(name -> settings.integer("family." + name + ".rank")))
                .filter(name -> pattern(settings, name).matcher(id).find())
                .findFirst()
                .map(name -> named(settings, name))
                .orElseThrow(() -> new InvalidInputException("no model family fits \"" + model
                        + "\"; add family.<name>.match to the settings, or name one as llm.<endpoint>.family"));
    }

    /** The family of a name in the settings. */
    public static ModelFamily named(Settings settings, String name) {
        String start = "family." + name + ".";
        return new ModelFamily(
                name,
                settings.wholeNumber(start + "window"),
                settings.decimal(start + "temperature"),
                settings.wholeNumber(start + "max_tokens"),
                settings.text(start + "max_tokens_field"),
                object(settings, start + "body"),
                object(settings, start + "without_thinking"),
                object(settings, start + "less_thinking"),
                settings.flag(start + "fill_thinking"),
                settings.has(start + "named_ids") && settings.flag(start + "named_ids"),
                settings.has(start + "small") && settings.flag(start + "small"));
    }

    /** A setting that holds a JSON object, or nothing. */
    static ObjectNode object(Settings settings, String name) {
        Optional<String> text = settings.has(name) ? settings.optional(name) : Optional.empty();
        if (text.isEmpty()) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode tree = JSON.readTree(text.get());
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw settings.bad(name, "this is not JSON (" + e.getOriginalMessage() + ")", "write an object {...}");
        }
        throw settings.bad(name, "this is not a JSON object", "write {...}");
    }

    private static Pattern pattern(Settings settings, String name) {
        String setting = "family." + name + ".match";
        try {
            return Pattern.compile(settings.optional(setting).orElse(""));
        } catch (PatternSyntaxException e) {
            throw settings.bad(setting, "this is not a pattern (" + e.getDescription() + ")", "correct it");
        }
    }
}

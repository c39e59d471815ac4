package dev.footnote.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.footnote.api.Draft;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tools as a model sees them, and its arguments as the program sees them. Lenient where a model's meaning is plain (a number as a text, one
 * text for a list of one, a fence round the JSON), strict where it is not. Safe for many threads.
 */
public final class ToolContract {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
    private static final int MAX_QUERIES = 8;

    private static final String SEARCH_FORM = "{\"queries\": [\"first query\", \"second query\"]}";
    private static final String READ_FORM =
            "{\"url\": \"address from a search result\", \"goal\": \"what you look for\"}";
    private static final String FIND_FORM = "{\"source\": 1, \"text\": \"words to look for\"}";
    private static final String SUBMIT_FORM =
            "{\"found\": true, \"short_answer\": \"...\", \"confidence\": 0.9, \"claims\":"
                    + " [{\"text\": \"...\", \"quotes\": [{\"source\": 1, \"quote\": \"words copied from source 1\"}]}],"
                    + " \"open_questions\": []}";

    private ToolContract() {}

    /** All tools, in the order of {@link ToolNames#ALL}. */
    public static List<ToolSpecification> specifications() {
        return List.of(search(), read(), find(), submit());
    }

    private static ToolSpecification search() {
        return ToolSpecification.builder()
                .name(ToolNames.SEARCH)
                .description(
                        "Searches with one or more queries at once and gives numbered hits with addresses, dates, and a note on the"
                                + " result's quality. Snippets are summaries: read a page before you rely on it.")
                .parameters(JsonObjectSchema.builder()
                        .addProperty("queries", strings("Short queries of 1 to 6 words, at most 8"))
                        .addStringProperty("language", "Language tag of the hits wanted, such as en or zh")
                        .addStringProperty("published_from", "First day, YYYY-MM-DD")
                        .addStringProperty("published_to", "Last day, YYYY-MM-DD")
                        .addProperty("include_domains", strings("Only these hosts"))
                        .addProperty("exclude_domains", strings("Never these hosts"))
                        .addIntegerProperty("page", "1 for the best hits, 2 for those after them")
                        .required("queries")
                        .build())
                .build();
    }

    private static ToolSpecification read() {
        return ToolSpecification.builder()
                .name(ToolNames.READ)
                .description(
                        "Reads a page that a search result or a page named, and gives its text with the number of the source."
                                + " Of a long page the passages nearest to the goal come first.")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("url", "The address, copied as it stands")
                        .addStringProperty("goal", "What you look for in it")
                        .addIntegerProperty("part", "Part of a long page, from 1")
                        .required("url")
                        .build())
                .build();
    }

    private static ToolSpecification find() {
        return ToolSpecification.builder()
                .name(ToolNames.FIND)
                .description("Finds words in a source that was read, and gives the passages round them.")
                .parameters(JsonObjectSchema.builder()
                        .addIntegerProperty("source", "The number of the source")
                        .addStringProperty("text", "Words to look for")
                        .required("source", "text")
                        .build())
                .build();
    }

    /** The tool that ends a run. */
    public static ToolSpecification submit() {
        JsonObjectSchema quote = JsonObjectSchema.builder()
                .addIntegerProperty("source", "The number of the source")
                .addStringProperty("quote", "Words copied from it, character for character")
                .required("source", "quote")
                .build();
        JsonObjectSchema claim = JsonObjectSchema.builder()
                .addStringProperty("text", "One or two sentences of the answer")
                .addStringProperty("section", "A heading to begin with this claim, in long answers only")
                .addProperty(
                        "quotes",
                        JsonArraySchema.builder()
                                .items(quote)
                                .description("What supports the claim")
                                .build())
                .required("text", "quotes")
                .build();
        return ToolSpecification.builder()
                .name(ToolNames.SUBMIT)
                .description(
                        "Hands in the answer. Every quote is checked against the source's text; what does not stand there comes back.")
                .parameters(JsonObjectSchema.builder()
                        .addBooleanProperty("found", "False if the sources do not hold the answer")
                        .addStringProperty("short_answer", "The bare answer in a few words")
                        .addNumberProperty("confidence", "0 to 1")
                        .addProperty(
                                "claims",
                                JsonArraySchema.builder()
                                        .items(claim)
                                        .description("The answer, in reading order")
                                        .build())
                        .addProperty("open_questions", strings("What stays uncertain"))
                        .required("found", "short_answer", "confidence", "claims")
                        .build())
                .build();
    }

    private static JsonArraySchema strings(String description) {
        return JsonArraySchema.builder()
                .items(new JsonStringSchema())
                .description(description)
                .build();
    }

    /**
     * Arguments of {@code search}.
     *
     * @param json as the model wrote it
     * @throws BadArguments if they cannot be used
     */
    public static SearchArguments search(String json) {
        JsonNode node = parse(json, SEARCH_FORM);
        List<String> queries = texts(node.has("queries") ? node.get("queries") : node.get("query"));
        if (queries.isEmpty()) {
            throw new BadArguments("\"queries\" is missing or empty; the form is " + SEARCH_FORM);
        }
        LocalDate from = date(node, "published_from");
        LocalDate to = date(node, "published_to");
        if (from != null && to != null && from.isAfter(to)) {
            throw new BadArguments("published_from " + from + " is after published_to " + to + "; swap them");
        }
        return new SearchArguments(
                queries.subList(0, Math.min(MAX_QUERIES, queries.size())),
                blankToNull(node.path("language").asText("")),
                from,
                to,
                domains(node.get("include_domains")),
                domains(node.get("exclude_domains")),
                Math.max(1, node.path("page").asInt(1)));
    }

    /**
     * Arguments of {@code read}.
     *
     * @param json as the model wrote it
     * @throws BadArguments if they cannot be used
     */
    public static ReadArguments read(String json) {
        JsonNode node = parse(json, READ_FORM);
        String url = node.path("url").asText("").strip();
        if (url.isEmpty()) {
            throw new BadArguments("\"url\" is missing or empty; the form is " + READ_FORM);
        }
        return new ReadArguments(
                url,
                node.path("goal").asText("").strip(),
                Math.max(1, node.path("part").asInt(1)));
    }

    /**
     * Arguments of {@code find}.
     *
     * @param json as the model wrote it
     * @throws BadArguments if they cannot be used
     */
    public static FindArguments find(String json) {
        JsonNode node = parse(json, FIND_FORM);
        int source = node.path("source").asInt(0);
        String text = node.path("text").asText("").strip();
        if (source < 1 || text.isEmpty()) {
            throw new BadArguments(
                    "\"source\" must be a number from 1 and \"text\" some words; the form is " + FIND_FORM);
        }
        return new FindArguments(source, text);
    }

    /**
     * Arguments of {@code submit_answer}.
     *
     * @param json as the model wrote it
     * @throws BadArguments if they cannot be used
     */
    public static Draft draft(String json) {
        JsonNode node = parse(json, SUBMIT_FORM);
        JsonNode claims = node.get("claims");
        if (claims == null || !claims.isArray()) {
            throw new BadArguments("\"claims\" must be a list; the form is " + SUBMIT_FORM);
        }
        List<Draft.DraftClaim> out = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            out.add(claim(claims.get(i), i));
        }
        double confidence = node.path("confidence").asDouble(0.5);
        double share = confidence > 1 && confidence <= 100 ? confidence / 100 : confidence;
        boolean found = node.has("found") ? node.get("found").asBoolean(true) : !out.isEmpty();
        return new Draft(
                found,
                node.path("short_answer").asText("").strip(),
                Math.max(0, Math.min(1, share)),
                out,
                texts(node.get("open_questions")));
    }

    private static Draft.DraftClaim claim(JsonNode node, int index) {
        String text = node.isTextual() ? node.asText() : node.path("text").asText("");
        if (text.isBlank()) {
            throw new BadArguments("claims[" + index + "] has no \"text\"; the form is " + SUBMIT_FORM);
        }
        List<Draft.DraftQuote> quotes = new ArrayList<>();
        for (JsonNode quote : node.path("quotes")) {
            String words = quote.path("quote").asText("");
            if (words.isBlank() || quote.path("source").asInt(0) < 1) {
                throw new BadArguments("a quote of claims[" + index
                        + "] lacks \"source\" (a number from 1) or \"quote\"; the form is " + SUBMIT_FORM);
            }
            quotes.add(new Draft.DraftQuote(quote.path("source").asInt(), words));
        }
        return new Draft.DraftClaim(
                text.strip(), blankToNull(node.path("section").asText("")), quotes);
    }

    /**
     * The key under which equal calls are the same: keys sorted, texts trimmed. Never throws; what is no JSON is its own key.
     *
     * @param tool the tool's name
     * @param json as the model wrote it
     */
    public static String canonical(String tool, String json) {
        try {
            JsonNode node = JSON.readTree(unfenced(json));
            TreeMap<?, ?> sorted = JSON.convertValue(node, TreeMap.class);
            return tool + JSON.writeValueAsString(sorted);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return tool + json.strip();
        }
    }

    private static JsonNode parse(String json, String form) {
        try {
            JsonNode node = JSON.readTree(unfenced(json));
            if (node != null && node.isTextual()) {
                node = JSON.readTree(node.asText());
            }
            if (node == null || !node.isObject()) {
                throw new BadArguments("the arguments are no JSON object; the form is " + form);
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new BadArguments(
                    "the arguments are no valid JSON (" + e.getOriginalMessage() + "); the form is " + form);
        }
    }

    private static String unfenced(String json) {
        String text = json.strip();
        if (text.startsWith("```")) {
            int begin = text.indexOf('\n');
            int end = text.lastIndexOf("```");
            return begin > 0 && end > begin ? text.substring(begin, end) : text;
        }
        return text;
    }

    private static List<String> texts(@Nullable JsonNode node) {
        List<String> out = new ArrayList<>();
        if (node != null && node.isArray()) {
            node.forEach(item -> out.add(item.asText("").strip()));
        } else if (node != null && node.isTextual()) {
            out.add(node.asText().strip());
        }
        return out.stream().filter(text -> !text.isEmpty()).distinct().toList();
    }

    private static List<String> domains(@Nullable JsonNode node) {
        return texts(node).stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT)
                        .replaceFirst("^[a-z]+://", "")
                        .replaceFirst("/.*$", "")
                        .replaceFirst("^\\*?\\.", ""))
                .toList();
    }

    private static @Nullable LocalDate date(JsonNode node, String name) {
        String text = node.path(name).asText("").strip();
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadArguments("\"" + name + "\" is \"" + text + "\"; write a day as YYYY-MM-DD");
        }
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}

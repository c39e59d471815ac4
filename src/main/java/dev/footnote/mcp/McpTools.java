package dev.footnote.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.ThoughtDelta;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchResult;
import dev.footnote.json.Json;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ProgressLines;
import dev.footnote.text.Cut;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The three tools: what they take and give, and running them. Safe for many threads. */
final class McpTools {

    static final List<String> NAMES = List.of("research", "search", "read");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** UTF-16 units of a page in one result; {@code from} asks for the rest. */
    private static final int PAGE_PART = 40_000;

    private final FootnoteService footnote;
    private final Function<ResearchRequest, CompletableFuture<ResearchRun>> starter;

    /**
     * @param footnote searches and reads
     * @param starter starts a run, at once or when it has a place
     */
    McpTools(FootnoteService footnote, Function<ResearchRequest, CompletableFuture<ResearchRun>> starter) {
        this.footnote = footnote;
        this.starter = starter;
    }

    /** A call that runs. Cancelling it twice does nothing more. */
    interface Running {
        CompletableFuture<ObjectNode> result();

        void cancel();
    }

    /** Returns the descriptions of all tools, always in the same order. */
    static ArrayNode list() {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        out.add(tool(
                "research",
                "Research with checked footnotes",
                "Answers a question from searched sources. Each claim carries quotes that were looked up in the text that was read, and a verdict: full, partial or none. Takes seconds to minutes.",
                """
                {"type":"object","required":["question"],"properties":{
                "question":{"type":"string","description":"the question, in any language"},
                "language":{"type":"string","description":"BCP 47 tag of the answer's language; left out: the question's own"},
                "mode":{"type":"string","enum":[%s],"description":"how much thinking the question is worth; heavy: several independent tries, which cost as many times more; left out: as the service is set"},
                "model":{"type":"string","description":"the endpoint whose model is tried first, one that the service is set up with"},
                "places":{"type":"array","items":{"type":"string"},"description":"where to search: web, corpus, or corpus/NAME for one folder; left out: everywhere"},
                "max_steps":{"type":"integer","minimum":1,"description":"most calls of the researching model"}}}""".formatted(modes()),
                """
                {"type":"object","required":["status","answer","short_answer","claims","sources"],"properties":{
                "status":{"type":"string"},"answer":{"type":"string"},"short_answer":{"type":"string"},
                "confidence":{"type":"number"},"claims":{"type":"array","items":{"type":"object"}},
                "sources":{"type":"array","items":{"type":"object"}}}}"""));
        out.add(tool(
                "search",
                "Search once",
                "Searches the documents or the web once and gives addresses with snippets. A snippet proves nothing: read the page.",
                """
                {"type":"object","required":["query"],"properties":{"query":{"type":"string","description":"a few words"}}}""",
                """
                {"type":"object","required":["hits"],"properties":{"hits":{"type":"array","items":{"type":"object",
                "required":["url","title","snippet"],"properties":{"url":{"type":"string"},"title":{"type":"string"},
                "snippet":{"type":"string"}}}}}}"""));
        out.add(tool(
                "read",
                "Read a page",
                "Gives the text of a web page or of a file of the documents, as quotes are checked against it.",
                """
                {"type":"object","required":["url"],"properties":{"url":{"type":"string","description":"http, https, or an address from search"},
                "from":{"type":"integer","minimum":0,"description":"where to go on in a long text: next of the last result"}}}""",
                """
                {"type":"object","required":["url","title","text"],"properties":{"url":{"type":"string"},"title":{"type":"string"},
                "text":{"type":"string"},"sha256":{"type":"string"},"next":{"type":"integer"}}}"""));
        return out;
    }

    private static String modes() {
        return Arrays.stream(ResearchRequest.Mode.values())
                .map(mode -> '"' + mode.name().toLowerCase(Locale.ROOT) + '"')
                .collect(Collectors.joining(","));
    }

    private static Optional<ResearchRequest.Mode> mode(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(ResearchRequest.Mode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("mode is none of " + modes())));
    }

    private static List<String> places(JsonNode value) {
        List<String> out = new ArrayList<>();
        value.forEach(each -> out.add(each.asText()));
        return out;
    }

    private static ObjectNode tool(String name, String title, String description, String input, String output) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", name).put("title", title).put("description", description);
        node.set("inputSchema", tree(input));
        node.set("outputSchema", tree(output));
        ObjectNode hints = node.putObject("annotations");
        hints.put("title", title).put("readOnlyHint", true).put("destructiveHint", false);
        hints.put("idempotentHint", false).put("openWorldHint", true);
        return node;
    }

    /** Parses JSON that this program has written itself. */
    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text of this program is no JSON", e);
        }
    }

    /**
     * Starts a call.
     *
     * @param name one of {@link #NAMES}
     * @param arguments as the client gave them
     * @param progress hears a line for each thing that happened
     * @throws InvalidInputException if the arguments cannot be used
     */
    Running start(String name, JsonNode arguments, Consumer<String> progress) {
        return switch (name) {
            case "research" -> research(arguments, progress);
            case "search" -> done(search(text(arguments, "query")));
            default -> done(read(text(arguments, "url"), from(arguments)));
        };
    }

    private static Running done(ObjectNode result) {
        CompletableFuture<ObjectNode> future = CompletableFuture.completedFuture(result);
        return running(future, () -> {});
    }

    private static Running running(CompletableFuture<ObjectNode> result, Runnable cancel) {
        return new Running() {
            @Override
            public CompletableFuture<ObjectNode> result() {
                return result;
            }

            @Override
            public void cancel() {
                cancel.run();
            }
        };
    }

    private Running research(JsonNode arguments, Consumer<String> progress) {
        ResearchRequest request = request(arguments);
        CompletableFuture<ResearchRun> started = starter.apply(request);
        RunListener listener = new RunListener() {
            @Override
            public void onEvent(RecordedEvent recorded) {
                ProgressLines.of(recorded.event()).ifPresent(progress);
            }

            @Override
            public void onThought(ThoughtDelta delta) {
                // Clients show progress as one line each; thinking has no place there.
            }
        };
        CompletableFuture<ObjectNode> result = started.thenCompose(run -> {
            ResearchRun.Watch watch = run.watch(1, listener);
            return run.result().whenComplete((answer, error) -> watch.close()).thenApply(McpTools::told);
        });
        return running(result, () -> {
            var unused = started.thenAccept(run -> run.cancel("the client no longer waits for the answer"));
        });
    }

    private static ResearchRequest request(JsonNode arguments) {
        JsonNode steps = arguments.path("max_steps");
        JsonNode language = arguments.path("language");
        try {
            ResearchRequest.Builder builder = ResearchRequest.about(text(arguments, "question"));
            if (language.isTextual() && !language.textValue().isBlank()) {
                builder.language(language.textValue());
            }
            if (steps.isIntegralNumber()) {
                builder.budget(Budget.builder().maxSteps(steps.intValue()).build());
            }
            String model = arguments.path("model").asText("").strip();
            return builder.mode(mode(arguments.path("mode").asText("").strip()).orElse(null))
                    .model(model.isEmpty() ? null : model)
                    .places(places(arguments.path("places")))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ObjectNode told(Answer answer) {
        ObjectNode result = content(tree(Json.answer(answer, false)), answer.answer());
        return result.put("isError", answer.status() == Answer.Status.FAILED);
    }

    private ObjectNode search(String query) {
        SearchResult found = footnote.search(query);
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        ArrayNode hits = value.putArray("hits");
        for (Hit hit : found.hits()) {
            hits.addObject()
                    .put("url", hit.url().toString())
                    .put("title", hit.title())
                    .put("snippet", hit.snippet());
        }
        return content(value, footnote.shown(found)).put("isError", false);
    }

    private ObjectNode read(String address, int from) {
        URI url;
        try {
            url = new URI(address.strip());
        } catch (URISyntaxException e) {
            throw new InvalidInputException(
                    "\"" + Cut.to(address, 200) + "\" is no address; give an http or https address", e);
        }
        Source source = footnote.read(url);
        String text = source.text();
        int start = Cut.start(text, Math.min(Math.max(0, from), text.length()));
        int end = Cut.end(text, Math.min(text.length(), start + PAGE_PART));
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        value.put("url", source.url().toString());
        value.put("title", source.title());
        value.put("text", text.substring(start, end));
        value.put("sha256", source.sha256());
        if (end < text.length()) {
            value.put("next", end);
        }
        return content(value, value.get("text").textValue()).put("isError", false);
    }

    /** The value as structured content, and as text for clients that read nothing else. */
    private static ObjectNode content(JsonNode value, String text) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", text.isBlank() ? value.toString() : text);
        result.set("structuredContent", value);
        return result;
    }

    /** A result for what could not be done, in words that a model can act on. */
    static ObjectNode failure(@Nullable String message) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", message == null ? "the tool could not do this" : message);
        return result.put("isError", true);
    }

    private static String text(JsonNode arguments, String name) {
        JsonNode value = arguments.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new InvalidInputException("the argument \"" + name + "\" is missing or no text; give it");
        }
        return value.textValue();
    }

    private static int from(JsonNode arguments) {
        return arguments.path("from").asInt(0);
    }
}

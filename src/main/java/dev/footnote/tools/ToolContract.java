package dev.footnote.tools;

import dev.footnote.api.run.Draft;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.List;

/**
 * The tools as the model is told of them, and the reading of the arguments that it calls them with. Reading is lenient about form
 * (code fences, numbers written as text, one text in place of a list) and strict about missing parts. Safe for many
 * threads.
 */
public final class ToolContract {

    private static final ToolSpecification SEARCH = ToolSpecification.builder()
            .name(ToolNames.SEARCH)
            .description("Search for pages. Give one to four different queries; they run at once and their results are "
                    + "merged. The result names addresses with snippets; read a page before you rely on it.")
            .parameters(JsonObjectSchema.builder()
                    .addProperty("queries", strings("Search queries, each a few telling words", "One query"))
                    .addStringProperty("language", "Language tag such as en or zh that the pages should be in")
                    .addStringProperty("published_from", "Only pages published on this day or later, YYYY-MM-DD")
                    .addStringProperty("published_to", "Only pages published on this day or earlier, YYYY-MM-DD")
                    .addProperty("include_domains", strings("Only pages on these hosts", "A host such as example.org"))
                    .addProperty("exclude_domains", strings("No pages on these hosts", "A host such as example.org"))
                    .addIntegerProperty("page", "Page of the results, from 1")
                    .required("queries")
                    .build())
            .build();

    private static final ToolSpecification READ = ToolSpecification.builder()
            .name(ToolNames.READ)
            .description("Read a page that a search or a page you read has named, or go on reading a long one. The "
                    + "result gives the source its number, which quotes need.")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("url", "The page's address, exactly as it was shown")
                    .addStringProperty(
                            "goal", "What you hope to find there; the passages that fit best are pointed out")
                    .addIntegerProperty("part", "Part of a long page, from 1")
                    .required("url")
                    .build())
            .build();

    private static final ToolSpecification FIND = ToolSpecification.builder()
            .name(ToolNames.FIND)
            .description("Find words in the whole text of a source that you have read; shows the passages around them.")
            .parameters(JsonObjectSchema.builder()
                    .addIntegerProperty("source", "The source's number")
                    .addStringProperty("text", "The words to look for")
                    .required("source", "text")
                    .build())
            .build();

    private static final ToolSpecification DELEGATE = ToolSpecification.builder()
            .name(ToolNames.DELEGATE)
            .description("Hand up to three questions to other researchers, who work on them at the same time and come "
                    + "back with claims and quotes that were checked; you may cite these. Use it for parts of the "
                    + "question that can be settled apart and take several steps each. Each question must be "
                    + "understandable by itself.")
            .parameters(JsonObjectSchema.builder()
                    .addProperty("questions", strings("Whole questions, with all names that they need", "One question"))
                    .required("questions")
                    .build())
            .build();

    private static final ToolSpecification SUBMIT = submit(false);
    private static final ToolSpecification SUBMIT_WITH_FIELDS = submit(true);

    /** Questions that one call may hand to others. */
    public static final int MOST_DELEGATED = 3;

    private ToolContract() {}

    /** The tools in the order in which every request offers them: search, read, find, submit_answer. */
    public static List<ToolSpecification> specifications() {
        return specifications(false, false);
    }

    /**
     * Returns the tools that a request offers, always in the same order.
     *
     * @param onlySubmit true if nothing else is left to do but to hand in
     * @param withFields true if the caller wants a structured answer
     */
    public static List<ToolSpecification> specifications(boolean onlySubmit, boolean withFields) {
        ToolSpecification submit = withFields ? SUBMIT_WITH_FIELDS : SUBMIT;
        return onlySubmit ? List.of(submit) : List.of(SEARCH, READ, FIND, submit);
    }

    /**
     * Returns the tools that a request offers to a trajectory that may hand questions to others, always in the same order.
     *
     * @param onlySubmit true if nothing else is left to do but to hand in
     * @param withFields true if the caller wants a structured answer
     */
    public static List<ToolSpecification> withDelegate(boolean onlySubmit, boolean withFields) {
        ToolSpecification submit = withFields ? SUBMIT_WITH_FIELDS : SUBMIT;
        return onlySubmit ? List.of(submit) : List.of(SEARCH, READ, FIND, DELEGATE, submit);
    }

    /**
     * Returns the tools that a request offers to a small model: without {@code find}, which it may call all the same.
     *
     * @param onlySubmit true if nothing else is left to do but to hand in
     * @param withFields true if the caller wants a structured answer
     */
    public static List<ToolSpecification> few(boolean onlySubmit, boolean withFields) {
        return specifications(onlySubmit, withFields).stream()
                .filter(tool -> !tool.equals(FIND))
                .toList();
    }

    /** The tool that hands in the answer, for when nothing else is left to do. */
    public static ToolSpecification submit() {
        return SUBMIT;
    }

    private static ToolSpecification submit(boolean withFields) {
        JsonObjectSchema.Builder parameters = JsonObjectSchema.builder()
                .addBooleanProperty("found", "false when the sources do not hold the answer")
                .addStringProperty("short_answer", "The answer in a few words, in the question's language")
                .addNumberProperty("confidence", "From 0 to 1")
                .addProperty("claims", claims());
        if (withFields) {
            parameters.addProperty("fields", fields());
        }
        return ToolSpecification.builder()
                .name(ToolNames.SUBMIT)
                .description(
                        "Hand in the answer. This ends the work when every quote stands in its source, word for word. "
                                + "Call it alone.")
                .parameters(parameters
                        .addProperty("open_questions", strings("What stays unanswered", "One question"))
                        .required("found", "claims")
                        .build())
                .build();
    }

    /**
     * The arguments of a search.
     *
     * @param json as the model wrote them
     * @throws InvalidArgumentsException if they cannot be used
     */
    public static SearchArguments search(String json) {
        ToolArguments in =
                ToolArguments.of(ToolNames.SEARCH, json, "{\"queries\": [\"first query\", \"second query\"]}");
        return new SearchArguments(
                in.requiredTexts("queries", "query"),
                in.optional("language"),
                in.date("published_from", false),
                in.date("published_to", true),
                in.optionalTexts("include_domains"),
                in.optionalTexts("exclude_domains"),
                in.countFromOne("page"));
    }

    /**
     * The arguments of a read.
     *
     * @param json as the model wrote them
     * @throws InvalidArgumentsException if they cannot be used
     */
    public static ReadArguments read(String json) {
        ToolArguments in = ToolArguments.of(
                ToolNames.READ, json, "{\"url\": \"https://example.org/page\", \"goal\": \"what to look for\"}");
        String goal = in.optional("goal");
        return new ReadArguments(in.text("url"), goal == null ? "" : goal, in.countFromOne("part"));
    }

    /**
     * The arguments of a find.
     *
     * @param json as the model wrote them
     * @throws InvalidArgumentsException if they cannot be used
     */
    public static FindArguments find(String json) {
        ToolArguments in = ToolArguments.of(ToolNames.FIND, json, "{\"source\": 1, \"text\": \"words to look for\"}");
        return new FindArguments(in.sourceNumber(), in.text("text"));
    }

    /**
     * Returns the arguments of a call of another server's tool as a JSON object.
     *
     * @param tool its name
     * @param json as the model wrote them; empty for none
     * @throws InvalidArgumentsException if they are no JSON object
     */
    public static String external(String tool, String json) {
        return json.isBlank()
                ? "{}"
                : ToolArguments.of(tool, json, "a JSON object").json();
    }

    /**
     * The query of a search by the model's own host.
     *
     * @param json as the model wrote it
     * @throws InvalidArgumentsException if it cannot be used
     */
    public static String webSearch(String json) {
        return ToolArguments.of(ToolNames.WEB_SEARCH, json, "{\"query\": \"what to look for\"}")
                .text("query");
    }

    /** Returns the tool that searches by means of the model's own host. */
    public static ToolSpecification webSearch() {
        return ToolSpecification.builder()
                .name(ToolNames.WEB_SEARCH)
                .description(
                        "Search the web by the model host's own engine. What it gives only shows where to look: it is no source and"
                                + " cannot be quoted. Read the pages with read, or find them with search, and quote those.")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("query", "What to look for")
                        .required("query")
                        .build())
                .build();
    }

    /**
     * The questions that are to be handed to others.
     *
     * @param json as the model wrote them
     * @return from one to {@value #MOST_DELEGATED}, none of them blank
     * @throws InvalidArgumentsException if they cannot be used
     */
    public static List<String> delegated(String json) {
        ToolArguments in = ToolArguments.of(
                ToolNames.DELEGATE, json, "{\"questions\": [\"a whole question\", \"another question\"]}");
        List<String> questions = in.requiredTexts("questions", "question");
        if (questions.size() > MOST_DELEGATED) {
            throw new InvalidArgumentsException("At most " + MOST_DELEGATED
                    + " questions can be handed over at once. Choose those that matter most.");
        }
        return questions;
    }

    /**
     * The draft that the model hands in.
     *
     * @param json as the model wrote it
     * @throws InvalidArgumentsException if it cannot be used
     */
    public static Draft draft(String json) {
        return DraftReader.read(json);
    }

    /**
     * Returns a key that is the same for calls that ask the same. Never throws: arguments that cannot be read are their own key.
     *
     * @param tool the tool's name
     * @param json the call's arguments as received
     */
    public static String canonical(String tool, String json) {
        return tool + " " + ToolArguments.canonical(json);
    }

    private static JsonArraySchema strings(String description, String item) {
        return JsonArraySchema.builder()
                .description(description)
                .items(JsonStringSchema.builder().description(item).build())
                .build();
    }

    private static JsonArraySchema list(String description, JsonSchemaElement item) {
        return JsonArraySchema.builder().description(description).items(item).build();
    }

    private static JsonObjectSchema quote() {
        return JsonObjectSchema.builder()
                .addIntegerProperty("source", "The number of the source in which the quote stands")
                .addStringProperty("quote", "Words copied exactly from that source's text")
                .required("source", "quote")
                .build();
    }

    private static JsonArraySchema fields() {
        JsonObjectSchema field = JsonObjectSchema.builder()
                .addStringProperty("field", "The path of the field, such as people.0.name")
                .addStringProperty("value", "The value as text")
                .addProperty("quotes", list("What supports the value", quote()))
                .required("field", "value", "quotes")
                .build();
        return list("The values of the caller's fields, those that the sources give", field);
    }

    private static JsonArraySchema claims() {
        JsonObjectSchema claim = JsonObjectSchema.builder()
                .addStringProperty("text", "One or more sentences of the answer, Markdown, without citation marks")
                .addStringProperty("section", "Heading under which it stands; leave out to go on under the last one")
                .addProperty("quotes", list("What supports the claim", quote()))
                .required("text", "quotes")
                .build();
        return list("The answer, claim by claim, in reading order; empty when nothing was found", claim);
    }
}

package dev.footnote.http.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.search.SearchScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request in the form of OpenAI's Responses. The input, or its last message, is the question; earlier messages and instructions are taken as in a {@link ChatCall}. Fields that mean
 * nothing here are ignored.
 */
public final class ResponsesCall {

    private static final Set<String> SUMMARIES = Set.of("auto", "concise", "detailed");
    private static final String SOURCES = "web_search_call.action.sources";

    private final NamedModel model;
    private final String question;
    private final EarlierTurns turns;
    private final SearchScope scope;
    private final @Nullable String schema;
    private final JsonNode top;

    private ResponsesCall(
            NamedModel model,
            String question,
            EarlierTurns turns,
            SearchScope scope,
            @Nullable String schema,
            JsonNode top) {
        this.model = model;
        this.question = question;
        this.turns = turns;
        this.scope = scope;
        this.schema = schema;
        this.top = top;
    }

    /**
     * Reads a body.
     *
     * @param body JSON in UTF-8
     * @throws ChatProblem if it cannot be served, with the field at fault
     */
    public static ResponsesCall read(byte[] body) {
        JsonNode top = CallFields.tree(body);
        CallFields.refuseMany(top);
        refuse(top, "conversation", "conversations are not kept; send previous_response_id or the messages themselves");
        refuse(top, "prompt", "there are no stored prompts here; send instructions and input");
        NamedModel model = CallFields.model(top, top.path("reasoning").path("effort"));
        SearchScope scope = scope(top.path("tools"));
        EarlierTurns turns = new EarlierTurns();
        JsonNode instructions = top.path("instructions");
        if (instructions.isTextual()) {
            turns.add("system", instructions.textValue());
        }
        String question = input(top.path("input"), turns);
        JsonNode format = top.path("text").path("format");
        ResponsesCall call = new ResponsesCall(
                model,
                question,
                turns,
                scope,
                CallFields.schema(format, format.path("schema"), "text.format.schema"),
                top);
        CallFields.build(call.request(), "input");
        CallFields.flag(top, "stream");
        CallFields.flag(top, "background");
        return call;
    }

    private static void refuse(JsonNode top, String field, String why) {
        if (top.hasNonNull(field)) {
            throw new ChatProblem(400, field, why);
        }
    }

    /** Search tools may say which hosts are searched; whatever else there is cannot be called here. */
    private static SearchScope scope(JsonNode tools) {
        List<String> domains = new ArrayList<>();
        for (int i = 0; i < tools.size(); i++) {
            String type = tools.get(i).path("type").asText("");
            if (!type.startsWith("web_search")) {
                throw new ChatProblem(
                        400,
                        "tools." + i,
                        "a tool of the type \"" + type
                                + "\" cannot be used; Footnote searches and reads by itself: leave it out, or send"
                                + " web_search");
            }
            for (JsonNode domain : tools.get(i).path("filters").path("allowed_domains")) {
                domains.add(domain.asText("").strip().toLowerCase(Locale.ROOT));
            }
        }
        return new SearchScope(domains, List.of(), null, null);
    }

    /** The question; what stands before it goes to the turns. Items that are no messages, such as earlier searches and reasoning, are passed over. */
    private static String input(JsonNode input, EarlierTurns turns) {
        if (input.isTextual()) {
            return input.textValue();
        }
        int last = input.size() - 1;
        if (!input.isArray() || last < 0) {
            throw new ChatProblem(400, "input", "input is missing or empty; send a question, or a list of messages");
        }
        if (!role(input.get(last)).equals("user")) {
            throw new ChatProblem(400, "input", "the last item is no message of the user; end with one");
        }
        for (int i = 0; i < last; i++) {
            String role = role(input.get(i));
            if (EarlierTurns.takes(role)) {
                turns.add(role, text(input, i));
            }
        }
        return text(input, last);
    }

    private static String role(JsonNode item) {
        return item.path("type").asText("message").equals("message")
                ? item.path("role").asText("")
                : "";
    }

    private static String text(JsonNode input, int index) {
        return CallFields.text(input.get(index).path("content"), "input." + index + ".content");
    }

    private ResearchRequest.Builder request() {
        return CallFields.request(model, question, schema, "input").scope(scope).context(turns.context());
    }

    /**
     * A question that was asked before, and its answer.
     *
     * @param question as it was asked
     * @param answer as it was given
     */
    public record Exchange(String question, Answer answer) {}

    /**
     * Returns the request for research.
     *
     * @param earlier the questions and answers that this one continues, oldest first
     * @param follows the run whose sources stay citable, or null
     * @throws ChatProblem if question and context together are too long
     */
    public ResearchRequest request(List<Exchange> earlier, @Nullable String follows) {
        EarlierTurns before = new EarlierTurns();
        for (Exchange one : earlier) {
            before.add("user", one.question());
            before.add("assistant", new ChatAnswer(one.answer()).text());
        }
        before.addAll(turns);
        return CallFields.build(request().context(before.context()).follows(follows), "input");
    }

    /** Returns which model was asked for. */
    public NamedModel model() {
        return model;
    }

    /** Returns the latest message of an assistant in the input, or null if there is none. */
    public @Nullable String lastReply() {
        return turns.lastReply();
    }

    /** Returns the id of the response that this one goes on from. */
    public Optional<String> previous() {
        return Optional.ofNullable(top.path("previous_response_id").textValue());
    }

    /** Returns whether the answer is to come as events. */
    public boolean stream() {
        return CallFields.flag(top, "stream");
    }

    /** Returns whether the run goes on though nobody waits. */
    public boolean background() {
        return CallFields.flag(top, "background");
    }

    /** Returns whether the thinking is wanted. */
    boolean summary() {
        JsonNode reasoning = top.path("reasoning");
        return SUMMARIES.contains(reasoning.path("summary").asText(""))
                || SUMMARIES.contains(reasoning.path("generate_summary").asText(""));
    }

    /** Returns whether the hits of searches are wanted. */
    boolean sources() {
        for (JsonNode wanted : top.path("include")) {
            if (wanted.asText("").equals(SOURCES)) {
                return true;
            }
        }
        return false;
    }

    /** Returns a field as it came, or null in JSON. */
    JsonNode given(String field) {
        JsonNode value = top.path(field);
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }
}

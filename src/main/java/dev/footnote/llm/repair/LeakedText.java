package dev.footnote.llm.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.text.LenientJson;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls that a server without a tool parser left in the answer's text, in the forms of other families than K2: {@code <tool_call>} tags,
 * {@code [TOOL_CALLS]}, K3's markup, or nothing but the call's JSON. Each character is looked at a bounded number of times.
 *
 * @param plain the text before the first mark
 * @param calls the calls that can be run, in order
 * @param leaked true if there was any mark of a call
 */
record LeakedText(String plain, List<ToolExecutionRequest> calls, boolean leaked) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TAG = "<tool_call>";
    private static final String TAG_END = "</tool_call>";
    private static final String LIST = "[TOOL_CALLS]";
    private static final String LIST_ARGUMENTS = "[ARGS]";
    private static final String OPEN_CALL = "<|open|>call ";
    private static final String CLOSE_CALL = "<|close|>call";
    private static final String OPEN_ARGUMENT = "<|open|>argument ";
    private static final String CLOSE_ARGUMENT = "<|close|>argument";
    private static final String SEPARATOR = "<|sep|>";

    static LeakedText read(@Nullable String text, List<ToolSpecification> tools) {
        if (text == null || text.isBlank()) {
            return new LeakedText("", List.of(), false);
        }
        Reading reading = new Reading(tools);
        int at = text.indexOf(TAG);
        if (at >= 0) {
            reading.tags(text, at);
            return reading.result(text, at);
        }
        at = text.indexOf(LIST);
        if (at >= 0) {
            reading.lists(text, at);
            return reading.result(text, at);
        }
        at = text.indexOf(OPEN_CALL);
        if (at >= 0) {
            reading.openCalls(text, at);
            return reading.result(text, at);
        }
        reading.json(text);
        return reading.calls.isEmpty() ? new LeakedText(text, List.of(), false) : reading.result("", 0);
    }

    private static final class Reading {
        private final List<ToolSpecification> tools;
        private final List<ToolExecutionRequest> calls = new ArrayList<>();

        private Reading(List<ToolSpecification> tools) {
            this.tools = tools;
        }

        private LeakedText result(String text, int mark) {
            return new LeakedText(text.substring(0, mark).strip(), List.copyOf(calls), true);
        }

        private void tags(String text, int from) {
            for (int at = from; at >= 0; ) {
                int end = text.indexOf(TAG_END, at);
                json(text.substring(at + TAG.length(), end < 0 ? text.length() : end));
                at = end < 0 ? -1 : text.indexOf(TAG, end);
            }
        }

        /** One list of calls, or a name with arguments behind each mark. */
        private void lists(String text, int from) {
            for (int at = from; at >= 0; ) {
                int next = text.indexOf(LIST, at + 1);
                String part = text.substring(at + LIST.length(), next < 0 ? text.length() : next);
                int arguments = part.indexOf(LIST_ARGUMENTS);
                if (arguments < 0) {
                    json(part);
                } else {
                    add(
                            part.substring(0, arguments).strip(),
                            tree(part.substring(arguments + LIST_ARGUMENTS.length())));
                }
                at = next;
            }
        }

        private void openCalls(String text, int from) {
            for (int at = from; at >= 0; ) {
                int close = text.indexOf(CLOSE_CALL, at);
                int next = text.indexOf(OPEN_CALL, at + 1);
                if (close >= 0) { // one that was cut off is not guessed at
                    String call = text.substring(at, close);
                    add(attribute(call, "tool"), arguments(call));
                }
                at = close < 0 ? -1 : next;
            }
        }

        private static ObjectNode arguments(String call) {
            ObjectNode out = JSON.createObjectNode();
            for (int at = call.indexOf(OPEN_ARGUMENT); at >= 0; at = call.indexOf(OPEN_ARGUMENT, at + 1)) {
                int begin = call.indexOf(SEPARATOR, at);
                int end = call.indexOf(CLOSE_ARGUMENT, at);
                if (begin < 0 || end < begin) {
                    return out;
                }
                String head = call.substring(at, begin);
                String value = call.substring(begin + SEPARATOR.length(), end).strip();
                JsonNode tree = attribute(head, "type").equals("string") ? null : tree(value);
                out.set(
                        attribute(head, "key"),
                        tree == null ? JSON.getNodeFactory().textNode(value) : tree);
            }
            return out;
        }

        private static String attribute(String text, String name) {
            int at = text.indexOf(name + "=\"");
            int from = at + name.length() + 2;
            int end = at < 0 ? -1 : text.indexOf('"', from);
            return end < 0 ? "" : text.substring(from, end);
        }

        /** Calls written as an object, or as a list of them. */
        private void json(String text) {
            JsonNode tree = tree(text);
            if (tree == null || !tree.isContainerNode()) {
                return;
            }
            for (JsonNode item : tree.isArray() ? tree : List.of(tree)) {
                JsonNode call = item.path("function").isObject() ? item.path("function") : item;
                JsonNode arguments = call.has("arguments") ? call.path("arguments") : call.path("parameters");
                if (!arguments.isMissingNode()) {
                    add(call.path("name").asText(""), arguments.isTextual() ? tree(arguments.textValue()) : arguments);
                }
            }
        }

        private void add(String name, @Nullable JsonNode arguments) {
            if (arguments != null
                    && arguments.isObject()
                    && tools.stream().anyMatch(tool -> tool.name().equals(name))) {
                calls.add(ToolExecutionRequest.builder()
                        .id("")
                        .name(name)
                        .arguments(arguments.toString())
                        .build());
            }
        }
    }

    private static @Nullable JsonNode tree(String text) {
        String plain = text.strip();
        boolean mayBe = plain.startsWith("{") || plain.startsWith("[") || plain.startsWith("```");
        try {
            return mayBe ? LenientJson.tree(plain) : null;
        } catch (JsonProcessingException e) {
            return null; // cut short or no call; nothing is guessed
        }
    }
}

package dev.footnote.llm.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text in which the K2 family's tool markers may stand.
 *
 * @param plain the text without them
 * @param calls the calls between them that can be run, in order; ids that are not of the trained form are blank
 * @param leaked true if there was any marker of a call
 */
public record ToolMarkers(String plain, List<ToolExecutionRequest> calls, boolean leaked) {

    private static final Pattern MARKER = Pattern.compile(
            "<\\|tool_calls?_section_(?:begin|end)\\|>|<\\|tool_call_(?:begin|argument_begin|end)\\|>|<\\|im_end\\|>|</?think>");

    private static final Pattern TRAINED = Pattern.compile("functions\\.[\\w.-]+:\\d+");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader STRICT = JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private enum State {
        TEXT,
        SECTION,
        ID,
        ARGUMENTS
    }

    public static ToolMarkers read(@Nullable String text, List<ToolSpecification> tools) {
        if (text == null || !text.contains("<|tool_call")) {
            return new ToolMarkers(text == null ? "" : text, List.of(), false);
        }
        Reading reading = new Reading(tools);
        Matcher marker = MARKER.matcher(text);
        int from = 0;
        while (marker.find()) {
            reading.text(text.substring(from, marker.start()));
            reading.marker(marker.group());
            from = marker.end();
        }
        reading.text(text.substring(from));
        reading.close(State.TEXT);
        return reading.found
                ? new ToolMarkers(reading.plain.toString().strip(), List.copyOf(reading.calls), true)
                : new ToolMarkers(text, List.of(), false);
    }

    private static final class Reading {
        private final List<ToolSpecification> tools;
        private final StringBuilder plain = new StringBuilder();
        private final List<ToolExecutionRequest> calls = new ArrayList<>();
        private final StringBuilder id = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
        private State state = State.TEXT;
        private boolean found;

        private Reading(List<ToolSpecification> tools) {
            this.tools = tools;
        }

        private void text(String piece) {
            switch (state) {
                case TEXT -> plain.append(piece);
                case SECTION -> plain.append(piece.isBlank() ? "" : piece);
                case ID -> id.append(piece);
                case ARGUMENTS -> arguments.append(piece);
            }
        }

        private void marker(String marker) {
            found |= marker.startsWith("<|tool_call");
            if (marker.equals("<|tool_call_begin|>")) {
                close(State.ID);
            } else if (marker.equals("<|tool_call_argument_begin|>")) {
                state = state == State.ID ? State.ARGUMENTS : state;
            } else if (marker.equals("<|tool_call_end|>") || marker.endsWith("_section_begin|>")) {
                close(State.SECTION);
            } else {
                close(State.TEXT);
            }
        }

        /** Ends a call if one is open. */
        private void close(State next) {
            if (state == State.ID || state == State.ARGUMENTS) {
                int brace = id.indexOf("{");
                if (state == State.ID && brace >= 0) {
                    arguments.append(id.substring(brace));
                    id.setLength(brace);
                }
                call(id.toString().strip(), arguments.toString().strip()).ifPresent(calls::add);
            }
            id.setLength(0);
            arguments.setLength(0);
            state = next;
        }

        private Optional<ToolExecutionRequest> call(String wireId, String text) {
            JsonNode value = first(text.isEmpty() ? "{}" : text);
            if (value == null || !value.isObject()) {
                return Optional.empty(); // cut short; nothing is guessed
            }
            String whole = text.isEmpty() || !isStrict(text) ? value.toString() : text;
            return tool(wireId, value)
                    .map(name -> ToolExecutionRequest.builder()
                            .id(TRAINED.matcher(wireId).matches() ? wireId : "")
                            .name(name)
                            .arguments(whole)
                            .build());
        }

        /** The tool that the id names, or the only one that the arguments fit. */
        private Optional<String> tool(String wireId, JsonNode value) {
            String named = named(wireId);
            if (tools.stream().anyMatch(tool -> tool.name().equals(named))) {
                return Optional.of(named);
            }
            List<String> fitting = tools.stream()
                    .filter(tool -> fits(tool.parameters(), value))
                    .map(ToolSpecification::name)
                    .toList();
            return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
        }
    }

    /** The name in an id of the trained form {@code functions.name:3}, or what comes nearest to it. */
    private static String named(String wireId) {
        String rest = wireId.startsWith("functions.") ? wireId.substring("functions.".length()) : wireId;
        int colon = rest.lastIndexOf(':');
        String index = rest.substring(colon + 1).strip();
        boolean counted = colon > 0 && !index.isEmpty() && index.chars().allMatch(c -> c >= '0' && c <= '9');
        return (counted ? rest.substring(0, colon) : rest).strip();
    }

    private static boolean fits(@Nullable JsonObjectSchema schema, JsonNode value) {
        Set<String> keys = new TreeSet<>();
        value.fieldNames().forEachRemaining(keys::add);
        return schema != null
                && schema.properties().keySet().containsAll(keys)
                && (schema.required() == null || keys.containsAll(schema.required()));
    }

    private static @Nullable JsonNode first(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static boolean isStrict(String text) {
        try {
            STRICT.readTree(text);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}

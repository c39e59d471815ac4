package dev.footnote.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts tool calls together from pieces that may lack an index, repeat ids or names, or come interleaved. */
final class CallPieces {

    private static final ObjectReader STRICT =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final class Call {
        private final int wireIndex;
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
        private boolean announced;

        private Call(int wireIndex) {
            this.wireIndex = wireIndex;
        }

        private ToolExecutionRequest request() {
            return ToolExecutionRequest.builder()
                    .id(id)
                    .name(name)
                    .arguments(arguments.toString().isBlank() ? "{}" : arguments.toString())
                    .build();
        }
    }

    private final List<Call> calls = new ArrayList<>();
    private final Consumer<CompleteToolCall> complete;

    /**
     * @param complete hears of each call once, as soon as it is whole
     */
    CallPieces(Consumer<CompleteToolCall> complete) {
        this.complete = complete;
    }

    /** Takes the value of {@code delta.tool_calls}. */
    void add(JsonNode pieces) {
        for (JsonNode piece : pieces) {
            if (piece.isObject()) {
                one(piece);
            }
        }
    }

    private void one(JsonNode piece) {
        JsonNode function = piece.path("function");
        String id = piece.path("id").asText("");
        Call call = find(piece.path("index"), id);
        if (!id.isBlank()) {
            call.id = id;
        }
        String name = function.path("name").asText("");
        if (!name.isBlank()) {
            call.name = name;
        }
        JsonNode arguments = function.path("arguments");
        if (arguments.isTextual()) {
            call.arguments.append(arguments.textValue());
        } else if (arguments.isObject()) {
            call.arguments.append(arguments);
        }
    }

    private Call find(JsonNode index, String id) {
        if (index.isInt()) {
            for (Call call : calls) {
                if (call.wireIndex == index.intValue()) {
                    return call;
                }
            }
            return open(index.intValue());
        }
        for (Call call : calls) {
            if (!id.isBlank() && call.id.equals(id)) {
                return call;
            }
        }
        return calls.isEmpty() || !id.isBlank() ? open(calls.size()) : calls.get(calls.size() - 1);
    }

    private Call open(int wireIndex) {
        for (int i = 0; i < calls.size(); i++) {
            if (isJson(calls.get(i).arguments.toString())) {
                announce(i);
            }
        }
        Call call = new Call(wireIndex);
        calls.add(call);
        return call;
    }

    /**
     * No piece will come any more.
     *
     * @param cut true if the host stopped at its limit, so that a call without whole arguments is worthless
     */
    List<ToolExecutionRequest> finish(boolean cut) {
        calls.removeIf(call -> call.name.isBlank() || (cut && !isJson(call.arguments.toString())));
        List<ToolExecutionRequest> out = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            announce(i);
            out.add(calls.get(i).request());
        }
        return out;
    }

    private void announce(int position) {
        Call call = calls.get(position);
        if (!call.announced && !call.name.isBlank()) {
            call.announced = true;
            complete.accept(new CompleteToolCall(position, call.request()));
        }
    }

    private static boolean isJson(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return false;
        }
        try {
            return STRICT.readTree(text).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}

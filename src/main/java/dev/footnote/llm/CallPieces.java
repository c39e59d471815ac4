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
import java.util.function.Predicate;
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

        /** True if the arguments are whole and not the bare {@code {}} that some hosts send ahead of the real ones. */
        private boolean isWhole() {
            return isObject(arguments.toString()) && !isBare();
        }

        private boolean isBare() {
            return arguments.toString().replaceAll("\\s+", "").equals("{}");
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
        if (pieces.isArray()) {
            for (JsonNode piece : pieces) {
                if (piece.isObject()) {
                    one(piece);
                }
            }
        }
    }

    private void one(JsonNode piece) {
        JsonNode function = piece.path("function");
        JsonNode value = function.path("arguments");
        String arguments = value.isObject() ? value.toString() : value.asText("");
        String id = piece.path("id").asText("");
        String name = function.path("name").asText("");
        Call call = find(piece.path("index"), id, name, arguments);
        if (call.announced) {
            return; // it runs already; what still comes can only repeat it
        }
        if (!id.isBlank()) {
            call.id = id;
        }
        if (!name.isBlank()) {
            call.name = name;
        }
        arguments(call, arguments, value.isObject());
    }

    private void arguments(Call call, String piece, boolean isAll) {
        if (isAll || (call.isBare() && !piece.isBlank())) {
            call.arguments.setLength(0);
        }
        call.arguments.append(piece);
        if (piece.stripTrailing().endsWith("}") && call.isWhole()) {
            announce(calls.indexOf(call));
        }
    }

    private Call find(JsonNode index, String id, String name, String arguments) {
        boolean begins = !name.isBlank() && !arguments.isBlank();
        if (index.isIntegralNumber() && index.canConvertToInt()) {
            Call call = last(each -> each.wireIndex == index.intValue());
            return call == null || (begins && isNext(call, id, arguments)) ? open(index.intValue()) : call;
        }
        Call call = id.isBlank() ? last(each -> true) : last(each -> each.id.equals(id));
        boolean repeats = call != null && !id.isBlank() && arguments.contentEquals(call.arguments);
        return call == null || (begins && call.isWhole() && !repeats) ? open(calls.size()) : call;
    }

    /** True where a host that numbers each call 0 goes on to its next one. */
    private static boolean isNext(Call call, String id, String arguments) {
        boolean other = !id.isBlank() && !id.equals(call.id);
        return isObject(call.arguments.toString())
                && (other || (isObject(arguments) && !arguments.contentEquals(call.arguments)));
    }

    private @Nullable Call last(Predicate<Call> wanted) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (wanted.test(calls.get(i))) {
                return calls.get(i);
            }
        }
        return null;
    }

    private Call open(int wireIndex) {
        for (int i = 0; i < calls.size(); i++) {
            if (isObject(calls.get(i).arguments.toString())) {
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
        List<ToolExecutionRequest> out = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            if (!call.name.isBlank() && !(cut && !isObject(call.arguments.toString()))) {
                announce(i);
                out.add(call.request());
            }
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

    private static boolean isObject(@Nullable String text) {
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

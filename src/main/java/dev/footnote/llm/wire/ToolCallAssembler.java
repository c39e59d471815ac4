package dev.footnote.llm.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.footnote.llm.endpoint.AnswerSize;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts tool calls together from pieces that may lack an index, repeat ids or names, or come interleaved. */
final class ToolCallAssembler {

    private static final class Call {
        private final int wireIndex;
        private String id = "";
        private String name = "";
        private final ArgumentsBuffer arguments = new ArgumentsBuffer();
        private boolean announced;

        private Call(int wireIndex) {
            this.wireIndex = wireIndex;
        }

        /** True if the arguments are whole and not the bare {@code {}} that some hosts send ahead of the real ones. */
        private boolean isWhole() {
            return arguments.isObject() && !arguments.isBare();
        }

        private ToolExecutionRequest request() {
            return ToolExecutionRequest.builder()
                    .id(id)
                    .name(name)
                    .arguments(arguments.orEmptyObject())
                    .build();
        }
    }

    private final List<Call> calls = new ArrayList<>();
    private final Consumer<CompleteToolCall> complete;
    private final AnswerSize size;

    /**
     * @param complete hears of each call once, as soon as it is whole
     * @param size counts what is kept
     */
    ToolCallAssembler(Consumer<CompleteToolCall> complete, AnswerSize size) {
        this.complete = complete;
        this.size = size;
    }

    /** Takes the value of {@code delta.tool_calls}. */
    void add(JsonNode pieces) {
        if (pieces.isArray()) {
            for (JsonNode piece : pieces) {
                if (piece.isObject()) {
                    one(piece);
                }
            }
        } else if (pieces.isObject()) {
            one(pieces); // a list of one, without its brackets
        }
    }

    /** Takes the value of {@code delta.function_call}: the one call, without an id, of servers that know no others. */
    void addOldForm(JsonNode function) {
        if (function.isObject()) {
            one(JsonNodeFactory.instance.objectNode().put("index", 0).set("function", function));
        }
    }

    private void one(JsonNode piece) {
        JsonNode function = piece.path("function").isObject() ? piece.path("function") : piece;
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
        if (isAll || (call.arguments.isBare() && !piece.isBlank())) {
            call.arguments.clear();
        }
        size.add(piece);
        call.arguments.append(piece);
        if (call.isWhole()) {
            announce(calls.indexOf(call));
        }
    }

    private Call find(JsonNode index, String id, String name, String arguments) {
        boolean begins = !name.isBlank() && !arguments.isBlank();
        int number = index.asInt(-1); // some hosts send it as a text
        if (number >= 0) {
            Call call = last(each -> each.wireIndex == number);
            return call == null || (begins && isNext(call, id, arguments)) ? open(number) : call;
        }
        Call call = id.isBlank() ? last(each -> true) : last(each -> each.id.equals(id));
        boolean repeats = call != null && !id.isBlank() && call.arguments.contentEquals(arguments);
        return call == null || (begins && call.isWhole() && !repeats) ? open(calls.size()) : call;
    }

    /** True where a host that numbers each call 0 goes on to its next one. */
    private static boolean isNext(Call call, String id, String arguments) {
        boolean other = !id.isBlank() && !id.equals(call.id);
        return call.arguments.isObject()
                && (other || (ArgumentsBuffer.isObject(arguments) && !call.arguments.contentEquals(arguments)));
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
            if (calls.get(i).arguments.isObject()) {
                announce(i);
            }
        }
        size.addCall();
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
            if (!call.name.isBlank() && !(cut && !call.arguments.isObject())) {
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
}

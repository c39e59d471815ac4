package dev.footnote.llm.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.HistoryFix;
import dev.footnote.llm.endpoint.ModelFamily;
import dev.footnote.llm.endpoint.ModelSelection;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a request's body: the model, the messages as the run's encoder keeps them, and what goes with them. */
final class RequestWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Tokens that an answer gets at least; a prompt that leaves less is refused by the host, and then shortened. */
    private static final long LEAST_ROOM = 1024;

    private static final ByteBuffer NO_TOOLS = bytes("");

    private final EndpointSettings endpoint;

    RequestWriter(EndpointSettings endpoint) {
        this.endpoint = endpoint;
    }

    SlicePublisher write(ChatRequest request, RunParameters parameters, ModelSelection.Chosen model) {
        HistoryFix fix = fix(parameters.state(), model.family());
        boolean named = parameters.state().isForeign() && model.family().namedIds();
        List<ChatMessage> messages = fix == null ? request.messages() : PlainHistory.of(request.messages(), fix, named);
        MessageWriter writer = writer(model, fix);
        List<ByteBuffer> out = new ArrayList<>();
        out.add(bytes("{\"model\":" + JSON.getNodeFactory().textNode(model.id()) + ",\"messages\":["));
        out.addAll(parameters.state().encoder().encode(messages, writer));
        long promptBytes = out.stream().mapToLong(ByteBuffer::remaining).sum();
        parameters.state().sent(promptBytes);
        ByteBuffer tools = tools(parameters);
        ObjectNode tail = tail(request, parameters, model, promptBytes, tools.remaining());
        boolean own = tools.hasRemaining() && !tail.has("tools"); // the settings may lay others over them
        String rest = "," + tail.toString().substring(1);
        if (own) {
            out.add(bytes("],\"tools\":"));
            out.add(tools);
            out.add(bytes(rest));
        } else {
            out.add(bytes("]" + rest));
        }
        return new SlicePublisher(out);
    }

    private static @Nullable HistoryFix fix(WireState state, ModelFamily family) {
        HistoryFix learnt = state.fix();
        boolean translated = state.isForeign() || family.small();
        if (learnt == null) {
            return translated ? new HistoryFix(family.small(), HistoryFix.Thinking.KEEP) : null;
        }
        return new HistoryFix(learnt.oneCallATurn() || family.small(), learnt.thinking());
    }

    private MessageWriter writer(ModelSelection.Chosen model, @Nullable HistoryFix fix) {
        boolean fill = model.family().fillThinking();
        HistoryFix.Thinking thinking = fix == null ? HistoryFix.Thinking.KEEP : fix.thinking();
        return switch (thinking) {
            case KEEP -> new MessageWriter(endpoint.thinkingField(), fill);
            case FILL -> new MessageWriter(endpoint.thinkingField(), true);
            case LEAVE_OUT -> new MessageWriter("none", false);
        };
    }

    private ObjectNode tail(
            ChatRequest request, RunParameters parameters, ModelSelection.Chosen model, long promptBytes, long tools) {
        ObjectNode root = JSON.createObjectNode();
        if (tools > 0) {
            root.put("tool_choice", request.toolChoice() == ToolChoice.NONE ? "none" : "auto");
        }
        ModelFamily family = model.family();
        family.temperature().ifPresent(value -> root.put("temperature", value));
        long prompt = (long) ((promptBytes + tools) / parameters.state().bytesPerToken());
        long room = Math.max(LEAST_ROOM, model.window() - prompt - 256);
        Integer asked = request.maxOutputTokens();
        long wanted = asked != null ? asked : family.maxTokens();
        RequestMode mode = parameters.mode();
        long most = mode.wholeWindow() ? room : Math.min(room, wanted);
        root.put(family.maxTokensField(), mode.room() > 0 ? Math.min(mode.room(), most) : most);
        root.put("stream", mode.stream());
        if (mode.stream()) {
            root.putObject("stream_options").put("include_usage", true);
        }
        root.setAll(family.body());
        if (mode.aside() || mode.fast()) {
            root.setAll(family.withoutThinking());
        } else if (mode.light()) {
            root.setAll(family.lessThinking());
        }
        root.setAll(endpoint.extra());
        return root;
    }

    /** The tools as JSON; empty without any. */
    private static ByteBuffer tools(RunParameters parameters) {
        List<ToolSpecification> tools = parameters.toolSpecifications();
        return tools == null || tools.isEmpty()
                ? NO_TOOLS
                : parameters.state().tools().json(tools);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
    }
}

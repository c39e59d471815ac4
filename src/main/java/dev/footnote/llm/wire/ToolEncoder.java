package dev.footnote.llm.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes the tools of a run's requests as a JSON array; a list that was written last is not written anew. Safe for many threads. */
final class ToolEncoder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private volatile Written last = new Written(List.of(), bytes("[]"));

    private record Written(List<ToolSpecification> tools, ByteBuffer json) {}

    /**
     * Returns the tools as a JSON array in UTF-8, in their order. It can be read only, and by many.
     *
     * @param tools not empty
     */
    ByteBuffer json(List<ToolSpecification> tools) {
        Written before = last;
        if (before.tools().equals(tools)) {
            return before.json().duplicate();
        }
        Written written = new Written(List.copyOf(tools), bytes(write(tools)));
        last = written;
        return written.json().duplicate();
    }

    private static ByteBuffer bytes(String json) {
        return ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
    }

    private static String write(List<ToolSpecification> tools) {
        ArrayNode array = JSON.createArrayNode();
        for (ToolSpecification tool : tools) {
            ObjectNode function = array.addObject().put("type", "function").putObject("function");
            function.put("name", tool.name()).put("description", tool.description());
            Map<String, Object> schema = tool.parameters() == null
                    ? Map.of("type", "object")
                    : JsonSchemaElementUtils.toMap(tool.parameters());
            function.set("parameters", JSON.valueToTree(schema));
        }
        return array.toString();
    }
}

package dev.footnote.llm.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import java.util.List;
import java.util.Map;

/** Writes the tools of a run's requests as a JSON array; a list that was written last is not written anew. Safe for many threads. */
final class ToolEncoder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private volatile Written last = new Written(List.of(), "[]");

    private record Written(List<ToolSpecification> tools, String json) {}

    /**
     * Returns the tools as a JSON array, in their order.
     *
     * @param tools not empty
     */
    String json(List<ToolSpecification> tools) {
        Written before = last;
        if (before.tools().equals(tools)) {
            return before.json();
        }
        Written written = new Written(List.copyOf(tools), write(tools));
        last = written;
        return written.json();
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

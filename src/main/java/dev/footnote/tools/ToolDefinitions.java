package dev.footnote.tools;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import java.util.Map;

/** The tools in the form of OpenAI's chat requests, for records of runs. Stateless, safe for many threads. */
public final class ToolDefinitions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ToolDefinitions() {}

    /**
     * Returns the tools that a run offers as a JSON array, in the order in which every request has them.
     *
     * @param withFields true if the caller wanted a structured answer
     * @param withDelegate true if questions could be handed to others
     */
    public static String json(boolean withFields, boolean withDelegate) {
        ArrayNode array = JSON.createArrayNode();
        for (ToolSpecification tool : withDelegate
                ? ToolContract.withDelegate(false, withFields)
                : ToolContract.specifications(false, withFields)) {
            ObjectNode function = array.addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool.name());
            function.put("description", tool.description());
            Map<String, Object> schema = tool.parameters() == null
                    ? Map.of("type", "object")
                    : JsonSchemaElementUtils.toMap(tool.parameters());
            function.set("parameters", JSON.valueToTree(schema));
        }
        return array.toString();
    }
}

package dev.footnote.external;

import dev.footnote.tools.ToolNames;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.mcp.client.McpToolMetadataKeys;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides which tools of a server are offered, and under which names. */
final class OfferedTools {

    /** What hosts take as a name. */
    private static final int LONGEST_NAME = 64;

    private static final int LONGEST_DESCRIPTION = 500;

    /** Characters of the parameters' schema; it goes along with every request. */
    private static final int LONGEST_SCHEMA = 6_000;

    private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9_-]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private OfferedTools() {}

    /**
     * A tool.
     *
     * @param name at its server
     * @param specification as it is offered
     */
    record Offered(String name, ToolSpecification specification) {}

    /**
     * Returns what is offered, and adds a sentence on what is not.
     *
     * @param found as the server tells them
     * @param most how many at most
     * @param taken names that are taken already; the new ones are added
     */
    static List<Offered> of(
            ServerSettings server, List<ToolSpecification> found, int most, Set<String> taken, List<String> problems) {
        Map<String, ToolSpecification> byName = new LinkedHashMap<>();
        found.stream()
                .sorted(Comparator.comparing(ToolSpecification::name))
                .forEach(tool -> byName.put(tool.name(), tool));
        server.tools().stream()
                .filter(wanted -> !byName.containsKey(wanted))
                .forEach(wanted -> problems.add("the MCP server " + server.name() + " has no tool \"" + line(wanted, 80)
                        + "\", which mcp.servers." + server.name() + ".tools names"));
        List<Offered> out = new ArrayList<>();
        int writing = 0;
        int left = 0;
        for (ToolSpecification tool : byName.values()) {
            boolean named = server.tools().contains(tool.name());
            if (!server.tools().isEmpty() && !named) {
                continue;
            }
            if (!named && !Boolean.TRUE.equals(tool.metadata().get(McpToolMetadataKeys.READ_ONLY_HINT))) {
                writing++;
            } else if (out.size() >= most || schemaLength(tool) > LONGEST_SCHEMA) {
                left++;
            } else {
                out.add(new Offered(tool.name(), offered(server.name(), tool, taken)));
            }
        }
        if (writing > 0) {
            problems.add(writing + " tools of the MCP server " + server.name()
                    + " do not say that they only read, and are not offered; name those that may be called in mcp.servers."
                    + server.name() + ".tools");
        }
        if (left > 0) {
            problems.add(left + " tools of the MCP server " + server.name()
                    + " are not offered: they are too many (mcp.max_tools) or described at too great a length");
        }
        return out;
    }

    private static int schemaLength(ToolSpecification tool) {
        return tool.parameters() == null ? 0 : tool.parameters().toString().length();
    }

    private static ToolSpecification offered(String server, ToolSpecification tool, Set<String> taken) {
        String said = line(tool.description() == null ? "" : tool.description(), LONGEST_DESCRIPTION);
        JsonObjectSchema parameters =
                tool.parameters() == null ? JsonObjectSchema.builder().build() : tool.parameters();
        return ToolSpecification.builder()
                .name(name(server, tool.name(), taken))
                .description("A tool of the server " + line(server, 60) + ", which says of it: " + said
                        + " Its results cannot be quoted; look for a page that says the same.")
                .parameters(parameters)
                .build();
    }

    /** A name that hosts take, and that no other tool has. */
    static String name(String server, String tool, Set<String> taken) {
        String whole = ToolNames.EXTERNAL + ODD.matcher(server + "_" + tool).replaceAll("_");
        String name = whole.length() > LONGEST_NAME ? whole.substring(0, LONGEST_NAME) : whole;
        for (int n = 2; !taken.add(name); n++) {
            String end = "_" + n;
            name = whole.substring(0, Math.min(whole.length(), LONGEST_NAME - end.length())) + end;
        }
        return name;
    }

    private static String line(String text, int most) {
        String plain = BLANKS.matcher(text.length() > 4 * most ? text.substring(0, 4 * most) : text)
                .replaceAll(" ")
                .strip();
        return plain.length() <= most ? plain : plain.substring(0, most) + "…";
    }
}

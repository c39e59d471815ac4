package dev.footnote.external;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.PermanentException;
import dev.footnote.config.Settings;
import dev.footnote.research.tool.ExternalTools;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tools of all servers that the settings name. Servers are opened when the first run begins, side by side. Safe for many threads. */
public final class McpToolbox implements ExternalTools, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(McpToolbox.class);

    private final McpToolSettings settings;
    private final List<McpConnection> connections;
    private final Executor executor;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /** Where a tool is called. */
    private record Place(McpConnection connection, String tool) {}

    /**
     * @param connections to the servers, closed with this
     */
    McpToolbox(McpToolSettings settings, List<McpConnection> connections, Executor executor) {
        this.settings = settings;
        this.connections = List.copyOf(connections);
        this.executor = executor;
    }

    /**
     * Returns the tools of the servers that the settings name; nothing is started yet.
     *
     * @param settings all settings
     * @param environment of this process
     * @param executor opens servers
     * @throws InvalidInputException if the settings cannot be used, or the library for the protocol is not there
     */
    public static McpToolbox of(Settings settings, Map<String, String> environment, Executor executor) {
        McpToolSettings own = McpToolSettings.from(settings);
        if (!own.servers().isEmpty() && !isLibraryThere()) {
            throw new InvalidInputException(
                    "mcp.servers names "
                            + own.servers().get(0).name()
                            + ", but the library for it is not there; add dev.langchain4j:langchain4j-mcp, or use the runnable jar");
        }
        List<McpConnection> connections = own.servers().stream()
                .map(server -> new McpConnection(server, own, environment))
                .toList();
        return new McpToolbox(own, connections, executor);
    }

    private static boolean isLibraryThere() {
        try {
            Class.forName("dev.langchain4j.mcp.client.McpClient", false, McpToolbox.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            LOG.debug("langchain4j-mcp is not there", e);
            return false;
        }
    }

    /** Returns the servers by name and place, for the line on data that leaves the machine; empty if there are none. */
    public String told() {
        return connections.stream()
                .map(each -> each.server().name() + " (" + each.server().place() + ")")
                .collect(Collectors.joining(", "));
    }

    @Override
    public Offer open() {
        List<String> problems = new ArrayList<>();
        Map<McpConnection, CompletableFuture<List<ToolSpecification>>> opening = new LinkedHashMap<>();
        connections.forEach(each -> opening.put(each, CompletableFuture.supplyAsync(each::tools, executor)));
        List<ToolSpecification> out = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        opening.forEach((connection, found) -> {
            try {
                for (OfferedTools.Offered tool :
                        OfferedTools.of(connection.server(), found.join(), settings.maxTools(), taken, problems)) {
                    places.put(tool.specification().name(), new Place(connection, tool.name()));
                    out.add(tool.specification());
                }
            } catch (CompletionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                problems.add(
                        cause instanceof PermanentException
                                ? String.valueOf(cause.getMessage())
                                : "the MCP server " + connection.server().name() + " cannot be used (" + cause + ")");
            }
        });
        problems.forEach(problem -> LOG.warn("{}", problem));
        return new Offer(out, problems);
    }

    @Override
    public Result call(String tool, String arguments) {
        Place place = places.get(tool);
        if (place == null) {
            throw new PermanentException("there is no tool " + tool + " any more");
        }
        McpConnection.Said said = place.connection().call(place.tool(), arguments);
        String text = said.text();
        boolean cut = text.length() > settings.maxResultChars();
        return new Result(
                place.connection().server().name(),
                cut ? text.substring(0, settings.maxResultChars()) : text,
                cut,
                said.failed());
    }

    @Override
    public int maxCalls() {
        return settings.maxCalls();
    }

    @Override
    public void close() {
        if (!connections.isEmpty()) { // without servers the optional library need not be there
            connections.forEach(McpConnection::close);
        }
    }
}

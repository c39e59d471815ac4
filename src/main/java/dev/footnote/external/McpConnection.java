package dev.footnote.external;

import dev.footnote.api.PermanentException;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.McpException;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.mcp.client.transport.stdio.StdioMcpTransport;
import dev.langchain4j.service.tool.ToolExecutionResult;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server, opened when it is first needed and again when it has died. Safe for many threads. */
final class McpConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(McpConnection.class);

    /** Characters of what a server or the machine says of a failure. */
    private static final int LONGEST_CAUSE = 200;

    private final ServerSettings server;
    private final McpToolSettings settings;
    private final Supplier<McpTransport> transports;
    private @Nullable McpClient client;
    private boolean broken;
    private boolean closed;

    /**
     * @param environment of this process
     */
    McpConnection(ServerSettings server, McpToolSettings settings, Map<String, String> environment) {
        this(server, settings, () -> transport(server, settings, environment));
    }

    /**
     * @param transports opens the way to the server, each time that it is started
     */
    McpConnection(ServerSettings server, McpToolSettings settings, Supplier<McpTransport> transports) {
        this.server = server;
        this.settings = settings;
        this.transports = transports;
    }

    ServerSettings server() {
        return server;
    }

    /**
     * Returns the server's tools.
     *
     * @throws PermanentException in one sentence if it cannot be used
     */
    synchronized List<ToolSpecification> tools() {
        McpClient before = client;
        if (before != null && broken) {
            end();
        } else if (before != null) {
            try {
                before.checkHealth();
                return before.listTools();
            } catch (RuntimeException e) {
                LOG.debug("the MCP server {} has died; it is started again", server.name(), e);
                end();
            }
        }
        if (closed) {
            throw new PermanentException("the MCP server " + server.name() + " was closed");
        }
        McpTransport transport = transports.get();
        try {
            McpClient opened = DefaultMcpClient.builder()
                    .key(server.name())
                    .clientName("footnote")
                    .transport(transport)
                    .initializationTimeout(settings.startTimeout())
                    .toolExecutionTimeout(settings.callTimeout())
                    .toolExecutionTimeoutErrorMessage(late())
                    .autoHealthCheck(false)
                    .build();
            client = opened;
            return opened.listTools();
        } catch (RuntimeException e) {
            end();
            closeQuietly(transport);
            throw new PermanentException(
                    "the MCP server " + server.name() + " (" + server.place() + ") could not be started" + cause(e)
                            + "; correct mcp.servers." + server.name(),
                    e);
        }
    }

    private static McpTransport transport(
            ServerSettings server, McpToolSettings settings, Map<String, String> environment) {
        if (server.command().isEmpty()) {
            return StreamableHttpMcpTransport.builder()
                    .url(server.url())
                    .customHeaders(server.headers())
                    .timeout(settings.callTimeout())
                    .followRedirects(false)
                    .build();
        }
        return StdioMcpTransport.builder()
                .command(server.command())
                .environment(childEnvironment(server, environment))
                .build();
    }

    /** A program inherits the environment; the keys in it are for others, and are emptied unless the settings give them to it. */
    private static Map<String, String> childEnvironment(ServerSettings server, Map<String, String> environment) {
        Map<String, String> out = new HashMap<>();
        environment.keySet().stream().filter(McpConnection::isSecret).forEach(name -> out.put(name, ""));
        out.putAll(server.environment());
        return out;
    }

    static boolean isSecret(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.endsWith("KEY")
                || upper.endsWith("TOKEN")
                || upper.endsWith("SECRET")
                || upper.endsWith("PASSWORD")
                || upper.endsWith("CREDENTIALS");
    }

    /**
     * The outcome of a call.
     *
     * @param text the server's own words
     * @param failed true if they describe a failure
     */
    record Said(String text, boolean failed) {}

    /**
     * Calls a tool.
     *
     * @throws PermanentException in one sentence if there is no result
     */
    Said call(String tool, String arguments) {
        McpClient open;
        synchronized (this) {
            open = client;
        }
        if (open == null) {
            throw new PermanentException("the MCP server " + server.name() + " is not there any more");
        }
        try {
            ToolExecutionResult result = open.executeTool(ToolExecutionRequest.builder()
                    .name(tool)
                    .arguments(arguments)
                    .build());
            String text = result.resultText();
            if (text == null || !text.equals(late())) {
                return new Said(text == null ? "" : text, result.isError());
            }
        } catch (RuntimeException e) {
            LOG.debug("the MCP server {} failed", server.name(), e);
            if (isOfServer(e)) {
                // The message is the server's, so it goes where foreign text goes.
                return new Said(String.valueOf(e.getMessage()), true);
            }
            synchronized (this) {
                broken = true;
            }
            throw new PermanentException(
                    "the MCP server " + server.name() + " gave no result for \"" + tool + "\"" + cause(e), e);
        }
        throw new PermanentException("the MCP server " + server.name() + " gave no result for \"" + tool + "\" within "
                + settings.callTimeout().toMillis() + " ms");
    }

    /** True if the server itself says that it failed, in words of its own; the library makes a bare exception of those. */
    private boolean isOfServer(RuntimeException failure) {
        if (failure instanceof ToolExecutionException) {
            Throwable cause = failure.getCause();
            return cause != null && cause.getClass().equals(RuntimeException.class);
        }
        return failure instanceof ToolArgumentsException || failure instanceof McpException;
    }

    /** What the library says of a call that took too long. */
    private String late() {
        return "no answer within " + settings.callTimeout().toMillis() + " ms";
    }

    private static String cause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String said = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
        String line = said.strip().replace('\n', ' ').replace('\r', ' ');
        return " (" + (line.length() > LONGEST_CAUSE ? line.substring(0, LONGEST_CAUSE) + "…" : line) + ")";
    }

    private void end() {
        McpClient old = client;
        client = null;
        broken = false;
        if (old != null) {
            closeQuietly(old);
        }
    }

    private void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.debug("the MCP server {} could not be closed in order", server.name(), e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        end();
    }
}

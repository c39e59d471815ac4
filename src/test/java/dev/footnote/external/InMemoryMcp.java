package dev.footnote.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.mcp.client.McpCallContext;
import dev.langchain4j.mcp.client.transport.McpOperationHandler;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.protocol.McpClientMessage;
import dev.langchain4j.mcp.protocol.McpInitializeRequest;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to {@link LittleMcpServer} without a program or a socket; methods that are named are never answered. Safe for many threads. */
final class InMemoryMcp implements McpTransport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> unanswered;
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * @param unanswered methods of the protocol, such as {@code tools/call}
     */
    InMemoryMcp(String... unanswered) {
        this.unanswered = Set.of(unanswered);
    }

    /** Returns how many tools were called. */
    int calls() {
        return calls.get();
    }

    private CompletableFuture<JsonNode> send(McpClientMessage message) {
        JsonNode sent = JSON.valueToTree(message);
        String method = sent.path("method").asText();
        if (method.equals("tools/call")) {
            calls.incrementAndGet();
        }
        return unanswered.contains(method)
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(LittleMcpServer.answer(sent));
    }

    @Override
    public void start(McpOperationHandler handler) {
        // Nothing comes by itself.
    }

    @Override
    public CompletableFuture<JsonNode> initialize(McpInitializeRequest request) {
        return send(request);
    }

    @Override
    public CompletableFuture<JsonNode> executeOperationWithResponse(McpClientMessage message) {
        return send(message);
    }

    @Override
    public CompletableFuture<JsonNode> executeOperationWithResponse(McpCallContext context) {
        return send(context.message());
    }

    @Override
    public void executeOperationWithoutResponse(McpClientMessage message) {
        // Nobody waits for it.
    }

    @Override
    public void executeOperationWithoutResponse(McpCallContext context) {
        // Nobody waits for it.
    }

    @Override
    public void checkHealth() {
        // It is always there.
    }

    @Override
    public void onFailure(Runnable reaction) {
        // It never fails by itself.
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}

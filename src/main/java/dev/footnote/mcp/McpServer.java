package dev.footnote.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.service.FootnoteService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers JSON-RPC messages of the Model Context Protocol. It keeps no sessions: all it knows of a client are its running calls, by the client's session and the request's id. Safe for many
 * threads. The shapes follow the published revisions 2024-11-05 to 2025-11-25 and 2026-07-28.
 */
public final class McpServer {

    private static final Logger LOG = LoggerFactory.getLogger(McpServer.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> WITH_HANDSHAKE = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
    private static final String WITHOUT_HANDSHAKE = "2026-07-28";
    private static final String VERSION_KEY = "io.modelcontextprotocol/protocolVersion";
    private static final long LIST_TTL_MS = 3_600_000;
    private static final String INSTRUCTIONS =
            "Use research for questions that need sources: its quotes are checked against the pages."
                    + " Use search and read to look for yourself.";

    /** JSON-RPC's own codes, and those of the protocol. */
    static final int NO_JSON = -32700;

    static final int NO_REQUEST = -32600;
    static final int NO_METHOD = -32601;
    static final int BAD_PARAMS = -32602;
    static final int INTERNAL = -32603;
    static final int BAD_VERSION = -32022;

    private final McpTools tools;
    private final Map<String, McpTools.Running> running = new ConcurrentHashMap<>();

    /**
     * Creates a server.
     *
     * @param footnote searches and reads
     * @param starter starts a run, at once or when it has a place
     */
    public McpServer(FootnoteService footnote, Function<ResearchRequest, CompletableFuture<ResearchRun>> starter) {
        this.tools = new McpTools(footnote, starter);
    }

    /**
     * The outcome of a message.
     *
     * @param response the response; null for a notification
     * @param cancel ends the work, if it still goes on
     */
    public record Handled(@Nullable CompletableFuture<ObjectNode> response, Runnable cancel) {}

    /**
     * Reads a message.
     *
     * @param json one JSON value
     * @return the message, or null if it is no JSON object
     */
    public static @Nullable ObjectNode message(String json) {
        try {
            return JSON.readTree(json) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException e) {
            LOG.debug("a message is no JSON", e);
            return null;
        }
    }

    /** Returns the answer to input that is no message at all. */
    public static ObjectNode unreadable() {
        return error(null, NO_JSON, "the message is no JSON object; send one JSON-RPC message at a time");
    }

    /**
     * Handles a message.
     *
     * @param message a request or a notification
     * @param session tells clients apart, whose request ids may be equal
     * @param notifications hears notifications of progress while the work goes on
     */
    public Handled handle(ObjectNode message, String session, Consumer<ObjectNode> notifications) {
        JsonNode id = message.get("id");
        String method = message.path("method").asText("");
        JsonNode params = message.path("params");
        if (id == null || id.isNull()) {
            if (method.equals("notifications/cancelled")) {
                cancel(session, params.path("requestId"));
            }
            return new Handled(null, () -> {});
        }
        if (!message.path("jsonrpc").asText("").equals("2.0") || method.isEmpty()) {
            return now(error(id, NO_REQUEST, "this is no JSON-RPC 2.0 request"));
        }
        String version = params.path("_meta").path(VERSION_KEY).asText("");
        boolean plain = version.isEmpty();
        if (!plain && !version.equals(WITHOUT_HANDSHAKE)) {
            return now(badVersion(id, version));
        }
        return switch (method) {
            case "initialize" -> now(result(id, initialized(params)));
            case "ping" -> now(result(id, JsonNodeFactory.instance.objectNode()));
            case "server/discover" -> now(result(id, discovered()));
            case "tools/list" -> now(result(id, listed(plain)));
            case "tools/call" -> call(id, params, session, plain, notifications);
            default -> now(error(id, NO_METHOD, "there is no method \"" + method + "\""));
        };
    }

    private static Handled now(ObjectNode response) {
        return new Handled(CompletableFuture.completedFuture(response), () -> {});
    }

    private void cancel(String session, JsonNode id) {
        McpTools.Running call = running.get(key(session, id));
        if (call != null) {
            call.cancel();
        }
    }

    private static String key(String session, JsonNode id) {
        return session + "\n" + id;
    }

    /** Returns how many calls are running. */
    int running() {
        return running.size();
    }

    private Handled call(
            JsonNode id, JsonNode params, String session, boolean plain, Consumer<ObjectNode> notifications) {
        String name = params.path("name").asText("");
        if (!McpTools.NAMES.contains(name)) {
            return now(error(
                    id,
                    BAD_PARAMS,
                    "there is no tool \"" + name + "\"; there are " + String.join(", ", McpTools.NAMES)));
        }
        AtomicBoolean over = new AtomicBoolean();
        Consumer<String> progress = progress(params.path("_meta").get("progressToken"), over, notifications);
        McpTools.Running call;
        try {
            call = tools.start(name, params.path("arguments"), progress);
        } catch (FootnoteException e) {
            return now(result(id, complete(McpTools.failure(e.getMessage()), plain)));
        }
        String key = key(session, id);
        running.put(key, call);
        CompletableFuture<ObjectNode> response = call.result().handle((value, failure) -> {
            over.set(true);
            running.remove(key, call);
            if (failure != null) {
                LOG.debug("a tool failed", failure);
            }
            Throwable cause = failure != null && failure.getCause() != null ? failure.getCause() : failure;
            ObjectNode told = value != null
                    ? value
                    : McpTools.failure(cause instanceof FootnoteException known ? known.getMessage() : null);
            return result(id, complete(told, plain));
        });
        return new Handled(response, call::cancel);
    }

    private static Consumer<String> progress(
            @Nullable JsonNode token, AtomicBoolean over, Consumer<ObjectNode> notifications) {
        if (token == null || token.isNull()) {
            return line -> {};
        }
        AtomicInteger count = new AtomicInteger();
        return line -> {
            if (over.get()) {
                return;
            }
            ObjectNode note = JsonNodeFactory.instance.objectNode();
            note.put("jsonrpc", "2.0").put("method", "notifications/progress");
            ObjectNode params = note.putObject("params");
            params.set("progressToken", token);
            params.put("progress", count.incrementAndGet()).put("message", line);
            notifications.accept(note);
        };
    }

    private static ObjectNode complete(ObjectNode result, boolean plain) {
        return plain ? result : result.put("resultType", "complete");
    }

    private static ObjectNode initialized(JsonNode params) {
        String asked = params.path("protocolVersion").asText("");
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("protocolVersion", WITH_HANDSHAKE.contains(asked) ? asked : WITH_HANDSHAKE.get(0));
        node.putObject("capabilities").putObject("tools");
        node.set("serverInfo", info());
        return node.put("instructions", INSTRUCTIONS);
    }

    private static ObjectNode info() {
        String version = McpServer.class.getPackage().getImplementationVersion();
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", "footnote")
                .put("title", "Footnote")
                .put("version", version == null ? "0" : version);
    }

    private static ObjectNode discovered() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("resultType", "complete");
        node.putArray("supportedVersions").add(WITHOUT_HANDSHAKE);
        node.putObject("capabilities").putObject("tools");
        node.put("instructions", INSTRUCTIONS).put("ttlMs", LIST_TTL_MS).put("cacheScope", "public");
        node.putObject("_meta").set("io.modelcontextprotocol/serverInfo", info());
        return node;
    }

    private static ObjectNode listed(boolean plain) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("tools", McpTools.list());
        return plain
                ? node
                : node.put("resultType", "complete").put("ttlMs", LIST_TTL_MS).put("cacheScope", "public");
    }

    private static ObjectNode badVersion(JsonNode id, String asked) {
        ObjectNode response =
                error(id, BAD_VERSION, "this server speaks " + WITHOUT_HANDSHAKE + " and, with initialize, older ones");
        ObjectNode data = ((ObjectNode) response.get("error")).putObject("data");
        ArrayNode supported = data.putArray("supported");
        supported.add(WITHOUT_HANDSHAKE);
        data.put("requested", asked);
        return response;
    }

    private static ObjectNode result(JsonNode id, ObjectNode result) {
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        response.set("id", id);
        response.set("result", result);
        return response;
    }

    /**
     * Returns an error response.
     *
     * @param id of the request, or null if it is not known
     * @param code of JSON-RPC or the protocol
     * @param message the fault
     */
    public static ObjectNode error(@Nullable JsonNode id, int code, String message) {
        ObjectNode response = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        response.set("id", id == null ? JsonNodeFactory.instance.nullNode() : id);
        response.putObject("error").put("code", code).put("message", message);
        return response;
    }
}

package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Source;
import dev.footnote.http.exchange.ServerPaths;
import dev.footnote.http.lookup.SourceFields;

/** The JSON of runs and sources, where it is not an answer. */
final class RunViews {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RunViews() {}

    static String path(String id) {
        return "/v1/research/" + id;
    }

    static ObjectNode run(QueuedRun ticket) {
        ObjectNode node = NODES.objectNode();
        node.put("id", ticket.id());
        node.put("status", ticket.status());
        node.put("question", ticket.stored().request().question());
        node.put("created_at", ticket.stored().createdAt().toString());
        node.put("url", path(ticket.id()));
        node.put("events_url", path(ticket.id()) + "/events");
        return node;
    }

    /** One page; {@code next} is there when there is more. */
    static ObjectNode page(RunQueue.Page page, int limit, RunFilter filter) {
        ObjectNode node = NODES.objectNode();
        ArrayNode runs = node.putArray("runs");
        page.tickets().forEach(ticket -> runs.add(run(ticket)));
        if (page.more() != null) {
            node.put("next", "/v1/research?limit=" + limit + "&before=" + page.more() + filter.query());
        }
        return node;
    }

    static ObjectNode source(int number, Source source, ServerPaths paths) {
        ObjectNode node = NODES.objectNode();
        node.put("number", number);
        SourceFields.add(source, node, paths);
        node.put("text", source.text());
        return node;
    }
}

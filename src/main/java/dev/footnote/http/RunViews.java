package dev.footnote.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.http.exchange.ServerPaths;
import dev.footnote.http.lookup.SourceFields;
import dev.footnote.service.RunOptions;
import java.util.Locale;

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

    static ObjectNode options(RunOptions options) {
        ObjectNode node = NODES.objectNode();
        ArrayNode models = node.putArray("models");
        for (RunOptions.Model model : options.models()) {
            ObjectNode one = models.addObject().put("name", model.endpoint());
            if (model.id() != null) {
                one.put("id", model.id());
            }
        }
        ArrayNode modes = node.putArray("modes");
        options.modes().forEach(mode -> modes.add(name(mode)));
        if (!options.modes().isEmpty()) {
            node.put("mode", name(options.mode()));
        }
        ArrayNode places = node.putArray("places");
        options.places().forEach(places::add);
        node.set("budget", budget(options.budget()));
        return node;
    }

    private static String name(ResearchRequest.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode budget(Budget budget) {
        ObjectNode node = NODES.objectNode();
        if (budget.maxSteps() != null) {
            node.put("max_steps", budget.maxSteps());
        }
        if (budget.maxTokens() != null) {
            node.put("max_tokens", budget.maxTokens());
        }
        if (budget.maxCostUsd() != null) {
            node.put("max_cost_usd", budget.maxCostUsd());
        }
        if (budget.maxTime() != null) {
            node.put("max_time_s", budget.maxTime().toSeconds());
        }
        return node;
    }
}

package dev.footnote.service;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.json.InvalidFieldException;
import dev.footnote.json.Json;
import dev.footnote.research.state.ModelInUse;

/** Refuses requests that cannot be done, before anything is made or sent for them. Safe for many threads. */
final class RequestChecks {

    private final Components parts;

    RequestChecks(Components parts) {
        this.parts = parts;
    }

    /**
     * Checks all that a run needs.
     *
     * @param owner who asks
     * @throws InvalidInputException if the request cannot be done
     */
    void forRun(ResearchRequest request, String owner) {
        checkSchema(request);
        checkFollowed(request, owner);
        parts.check(request);
        checkPrices(request);
    }

    /**
     * Checks what an estimate needs.
     *
     * @throws InvalidInputException if the request cannot be done
     */
    void forEstimate(ResearchRequest request) {
        checkSchema(request);
        parts.check(request);
    }

    private static void checkSchema(ResearchRequest request) {
        String schema = request.outputSchema();
        if (schema != null) {
            try {
                Json.outputSchema(schema);
            } catch (InvalidFieldException e) {
                throw new InvalidInputException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private void checkFollowed(ResearchRequest request, String owner) {
        String id = request.follows();
        if (id != null
                && parts.store()
                        .find(id)
                        .filter(run -> run.owner().equals(owner))
                        .isEmpty()) {
            throw new InvalidInputException(
                    "follows names no run that is kept; leave it out, or give the id of an earlier run of your own");
        }
    }

    private void checkPrices(ResearchRequest request) {
        ModelInUse model = parts.models(request).first().model();
        if (request.budget().orElse(parts.budget()).maxCostUsd() != null && model.price() == null) {
            throw new InvalidInputException("max_cost_usd is set, but nothing is known of the prices of endpoint \""
                    + model.endpoint() + "\"; set llm." + model.endpoint()
                    + ".prices in the settings, or limit max_steps or max_time instead");
        }
    }
}

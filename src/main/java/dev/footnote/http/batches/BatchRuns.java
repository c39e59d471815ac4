package dev.footnote.http.batches;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Starts runs on behalf of somebody, within the limits that go for all runs. */
@FunctionalInterface
public interface BatchRuns {

    /**
     * A run that was taken in.
     *
     * @param id its id
     * @param answer once there is one
     * @param cancel ends it, and is told why
     */
    record Started(String id, CompletableFuture<Answer> answer, Consumer<String> cancel) {}

    /**
     * Takes a run in; it starts now or when a place comes free.
     *
     * @param request question and limits
     * @param owner whose run it is
     * @throws dev.footnote.http.exchange.ProblemException if there is no room, or the owner's limits are used up
     * @throws dev.footnote.api.FootnoteException if the request cannot be carried out
     */
    Started start(ResearchRequest request, String owner);
}

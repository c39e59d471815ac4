package dev.footnote.search.engine;

import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An engine's language: how a query becomes a call, and an answer becomes hits. Without state. */
interface EngineWire {

    EngineConfig setup();

    EngineTraits traits();

    HttpCall call(Query query);

    /** The hits in an answer of status 200; {@link SearchFailure} where it is a refusal in disguise. */
    List<Hit> hits(HttpAnswer answer, Query query);

    /** Why the engine cannot serve this query, if so. */
    default Optional<String> unfit(Query query) {
        return Optional.empty();
    }

    /** What a status other than 200 means, where this engine differs from all others. */
    default Optional<Outcome> refusal(HttpAnswer answer) {
        return Optional.empty();
    }

    /** How long to leave the engine alone after a refusal, where it says so elsewhere than all others. */
    default Optional<Duration> pause(HttpAnswer answer) {
        return Optional.empty();
    }

    /** True if an empty first page has been seen to be wrong now and then. */
    default boolean doubtsEmpty() {
        return false;
    }

    /** What to do about a status other than 200, where there is better advice than the usual; else empty. */
    default String advice(HttpAnswer answer) {
        return "";
    }
}

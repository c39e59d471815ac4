package dev.footnote.search.engine;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.net.HttpTransport;
import java.util.List;
import java.util.Optional;

/** An engine over HTTP. */
final class HttpSearchEngine implements SearchEngine {

    private final EngineWire wire;
    private final HttpTransport transport;

    HttpSearchEngine(EngineWire wire, HttpTransport transport) {
        this.wire = wire;
        this.transport = transport;
    }

    @Override
    public EngineTraits traits() {
        return wire.traits();
    }

    @Override
    public List<Hit> search(Query query, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        Optional<String> unfit = wire.unfit(query);
        if (unfit.isPresent()) {
            throw new SearchFailure(Outcome.SKIPPED, traits().name() + " " + unfit.get(), null, null);
        }
        HttpAnswer answer = send(query, cancellation);
        if (answer.status() != 200) {
            throw EngineFailures.of(wire, answer);
        }
        List<Hit> hits = wire.hits(answer, query);
        if (hits.isEmpty() && answer.truncated()) {
            throw new SearchFailure(
                    Outcome.DOWN,
                    traits().name()
                            + " answered with more than search.max_bytes, and no hit is in what was read; raise it",
                    null,
                    null);
        }
        return hits.size() > query.limit() ? hits.subList(0, query.limit()) : List.copyOf(hits);
    }

    private HttpAnswer send(Query query, Cancellation cancellation) {
        HttpCall call = wire.call(query);
        try {
            return transport.send(call, cancellation);
        } catch (CancelledException e) {
            throw e;
        } catch (FootnoteException e) {
            throw new SearchFailure(
                    Outcome.DOWN, traits().name() + " could not be reached: " + reason(call, e), null, null);
        }
    }

    /** The transport's words; its address is as long as the query and may name the operator. */
    private String reason(HttpCall call, FootnoteException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String host = call.uri().getHost() == null ? "it" : call.uri().getHost();
        return EngineFailures.clean(wire.setup(), message.replace(call.uri().toString(), host));
    }
}

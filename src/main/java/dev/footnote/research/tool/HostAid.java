package dev.footnote.research.tool;

import dev.footnote.api.PermanentException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The tools of the model's host for one run, whose calls it counts. Safe for many threads. */
public final class HostAid {

    private final HostTools tools;
    private final Supplier<String> endpoint;
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * Creates it.
     *
     * @param tools of all hosts
     * @param endpoint gives the name of the endpoint that the run thinks at now
     */
    public HostAid(HostTools tools, Supplier<String> endpoint) {
        this.tools = tools;
        this.endpoint = endpoint;
    }

    HostTools.Found search(String query) {
        if (calls.incrementAndGet() > tools.maxCalls()) {
            throw new PermanentException("this run has called its host's own tools " + tools.maxCalls()
                    + " times, and may not do so again (formula.max_calls); use search");
        }
        return tools.search(query, endpoint.get());
    }

    /** Empty as well when the run has made all the calls that it may. */
    Optional<String> fetch(URI url) {
        return calls.incrementAndGet() > tools.maxCalls() ? Optional.empty() : tools.fetch(url, endpoint.get());
    }
}

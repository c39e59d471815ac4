package dev.footnote.store;

import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RunStore;
import dev.footnote.api.run.StoredRun;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store in memory of which a test replaces single methods. */
public class ForwardingRunStore implements RunStore {

    private final RunStore inner = new MemoryRunStore(9, Duration.ofHours(1), Clock.systemUTC());

    @Override
    public StoredRun create(String id, String owner, ResearchRequest request) {
        return inner.create(id, owner, request);
    }

    @Override
    public Optional<StoredRun> find(String id) {
        return inner.find(id);
    }

    @Override
    public List<StoredRun> list(String owner, int limit, @Nullable String before) {
        return inner.list(owner, limit, before);
    }

    @Override
    public void ended(String id) {
        inner.ended(id);
    }
}

package dev.footnote.api.run;

import dev.footnote.api.ResearchRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps runs, live and finished. Safe for many threads. */
public interface RunStore {

    /**
     * A place for a new run.
     *
     * @param id unguessable, not in use
     * @param owner the caller who may see it; empty if callers are not distinguished
     * @param request the request
     */
    StoredRun create(String id, String owner, ResearchRequest request);

    /**
     * The run of that id; empty when it never was, or is no longer kept.
     *
     * @param id the run's id
     */
    Optional<StoredRun> find(String id);

    /**
     * An owner's runs, newest first.
     *
     * @param owner whose
     * @param limit at most so many, from 1
     * @param before only runs older than the one of this id, or null to begin with the newest
     */
    List<StoredRun> list(String owner, int limit, @Nullable String before);

    /**
     * Marks a run as ended, so that it may be forgotten after its time to live; live runs never are.
     *
     * @param id the run's id
     */
    void ended(String id);

    /**
     * Returns why no run can be created now, such as a full disk; empty if one can, as far as the store knows.
     */
    default Optional<String> refusal() {
        return Optional.empty();
    }
}

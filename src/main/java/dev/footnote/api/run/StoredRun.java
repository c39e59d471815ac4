package dev.footnote.api.run;

import dev.footnote.api.ResearchRequest;
import java.time.Instant;

/**
 * A run as a store keeps it.
 *
 * @param id unguessable
 * @param owner the caller who may see it; empty if callers are not distinguished
 * @param createdAt when it was asked for
 * @param request the request
 * @param log its events
 * @param sources the texts it read
 */
public record StoredRun(
        String id, String owner, Instant createdAt, ResearchRequest request, RunLog log, SourceStore sources) {}

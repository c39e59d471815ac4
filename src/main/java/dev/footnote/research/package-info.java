/**
 * Runs: {@code ResearchLoop} is the loop, {@code RunLimits} and {@code RunEnding} say when and how a run ends, {@code AiServiceAdapter} binds model and tools.
 *
 * <p>In: a {@link dev.footnote.api.ResearchRequest} and a place to keep events. Out: a {@link dev.footnote.api.run.ResearchRun}. Fails: a run always ends
 * with an {@link dev.footnote.api.Answer}, whose status and reason tell the failure; only a log that cannot be written fails its
 * future. Does not: print, listen on sockets, or choose models and engines.
 *
 * <p>Uses: {@code answer}, {@code api}, {@code api.run}, {@code evidence}, {@code json}, {@code llm.endpoint}, {@code llm.wire}, {@code offline}, {@code research.address}, {@code research.mode}, {@code research.state}, {@code research.tool}, {@code search}, {@code tools}.
 *
 * <p>Used by: {@code research.heavy}, {@code service}.
 */
@NullMarked
package dev.footnote.research;

import org.jspecify.annotations.NullMarked;

/**
 * Wrappers round a model that repair the faults of hosts and models, retry, and limit concurrency.
 *
 * <p>Uses: {@code api}, {@code llm.endpoint}, {@code llm.wire}, {@code text}.
 *
 * <p>Used by: {@code llm}.
 */
@NullMarked
package dev.footnote.llm.repair;

import org.jspecify.annotations.NullMarked;

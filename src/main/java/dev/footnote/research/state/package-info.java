/**
 * What a run knows and has spent so far, and the journal of its events.
 *
 * <p>Uses: {@code answer}, {@code api}, {@code api.run}, {@code api.search}, {@code config}, {@code llm.endpoint}, {@code research.address}, {@code research.mode}, {@code text}, {@code tools}.
 *
 * <p>Used by: {@code research}, {@code research.heavy}, {@code research.tool}, {@code service}.
 */
@NullMarked
package dev.footnote.research.state;

import org.jspecify.annotations.NullMarked;

/**
 * The embedded model: extractive and deterministic; it uses the same tools as any other model.
 *
 * <p>In: the messages of a request, from which alone everything is computed. Out: {@link
 * dev.footnote.offline.OfflineModel} streams plan lines as thinking, then tool calls, at last a draft whose claims are
 * sentences of the pages it read. Fails: only when its executor refuses work. Does not: write sentences of its own,
 * reason, reach the network, or keep anything between requests but how the last texts were cut into sentences.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code api.search}, {@code config}, {@code offline.chain}, {@code offline.confidence}, {@code offline.evidence}, {@code offline.fact}, {@code offline.manual}, {@code offline.prose}, {@code offline.relation}, {@code offline.span}, {@code text}, {@code tools}.
 *
 * <p>Used by: {@code research}, {@code service}.
 */
@NullMarked
package dev.footnote.offline;

import org.jspecify.annotations.NullMarked;

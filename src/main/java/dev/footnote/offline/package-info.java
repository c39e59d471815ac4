/**
 * The embedded model: deterministic, extractive, without weights.
 *
 * <p>In: a chat request that plays by {@code tools}. Out: a streamed turn with thoughts and tool calls, computed from the request's messages alone. Fails:
 * never on any conversation. Does not: hold state, open files or sockets, or write a sentence of its own into a claim.
 */
@NullMarked
package dev.footnote.offline;

import org.jspecify.annotations.NullMarked;

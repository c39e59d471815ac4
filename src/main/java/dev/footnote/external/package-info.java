/**
 * Servers of the Model Context Protocol whose tools the model may call.
 *
 * <p>In: the settings under {@code mcp.servers}. Out: their tools under names of their own, and results cut to a length. Fails: in one sentence a server, and the run goes on without
 * it. Does not: make sources of their results, or let them name addresses.
 *
 * <p>Uses: {@code api}, {@code config}, {@code research.tool}.
 *
 * <p>Used by: {@code service}.
 */
@NullMarked
package dev.footnote.external;

import org.jspecify.annotations.NullMarked;

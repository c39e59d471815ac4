/**
 * Footnote as a server of the Model Context Protocol: the tools research, search and read.
 *
 * <p>In: JSON-RPC messages, from any transport. Out: results, progress, errors. Both the revisions with a handshake (2024-11-05 to 2025-11-25) and the one without (2026-07-28) are understood.
 * Fails: with JSON-RPC errors; the failure of a tool is a result marked as an error. Does not: open sockets.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code api.search}, {@code json}, {@code service}, {@code text}, {@code threads}.
 *
 * <p>Used by: {@code cli}, {@code http.mcp}.
 */
@NullMarked
package dev.footnote.mcp;

import org.jspecify.annotations.NullMarked;

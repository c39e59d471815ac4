/**
 * The Model Context Protocol over HTTP (its "streamable HTTP"), on the service's own server.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code http.exchange}, {@code json}, {@code mcp}, {@code service}.
 *
 * <p>Used by: {@code http}.
 */
@NullMarked
package dev.footnote.http.mcp;

import org.jspecify.annotations.NullMarked;

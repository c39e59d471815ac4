/**
 * The one JSON form of requests, events, thoughts and answers, and the answer's schema.
 *
 * <p>In: values of {@link dev.footnote.api}, or JSON text. Out: the other of the two; names are in snake_case, unknown fields of an
 * event are ignored so that logs may outlive versions. Fails: with {@link dev.footnote.json.InvalidFieldException} naming the field. Does not: open files or sockets.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code api.search}, {@code text}.
 *
 * <p>Used by: {@code dev.footnote}, {@code batch}, {@code cli}, {@code cli.arguments}, {@code cli.terminal}, {@code http}, {@code http.exchange}, {@code http.log}, {@code http.mcp}, {@code http.openai}, {@code mcp}, {@code research}, {@code search}, {@code search.engine}, {@code service}, {@code trajectory}.
 */
@NullMarked
package dev.footnote.json;

import org.jspecify.annotations.NullMarked;

/**
 * Single requests to an endpoint whose answers are looked at as they came: nothing is repaired, retried or waited for.
 *
 * <p>In: settings, and bodies of requests. Out: status, headers and body. Fails: never by an exception; a {@link dev.footnote.llm.probe.RawReply} tells what went
 * wrong. Does not: read answers, or judge them.
 *
 * <p>Uses: {@code api}, {@code config}, {@code llm.endpoint}.
 *
 * <p>Used by: {@code doctor}, {@code formula}.
 */
@NullMarked
package dev.footnote.llm.probe;

import org.jspecify.annotations.NullMarked;

/**
 * The HTTP parts that all routes of the service share: reading requests and bodies, problems after RFC 9457, and the forms of responses.
 *
 * <p>In: requests as they come. Out: values that routes use, and responses in the form that the caller accepts. Fails: with a {@link
 * dev.footnote.http.exchange.ProblemException} that names the part at fault and the remedy. Does not: know of runs, keys or limits.
 *
 * <p>Uses: {@code answer.render}, {@code api}, {@code json}.
 *
 * <p>Used by: {@code http}, {@code http.access}, {@code http.batches}, {@code http.limit}, {@code http.log}, {@code http.lookup}, {@code http.mcp}.
 */
@NullMarked
package dev.footnote.http.exchange;

import org.jspecify.annotations.NullMarked;

/**
 * Limits for each API key: runs at once, requests a minute, money a day.
 *
 * <p>In: who calls, and the runs that were started on a caller's behalf. Out: headers that tell the rest. Fails: with a {@link
 * dev.footnote.http.exchange.ProblemException} of status 429 that says when to come again. Does not: queue, start or cancel runs.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code config}, {@code http.exchange}, {@code service}.
 *
 * <p>Used by: {@code http}.
 */
@NullMarked
package dev.footnote.http.limit;

import org.jspecify.annotations.NullMarked;

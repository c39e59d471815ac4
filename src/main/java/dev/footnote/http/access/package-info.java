/**
 * Access to the service: API keys, names of this machine, and pages of other origins.
 *
 * <p>In: headers of a request, and settings. Out: the caller's name, and headers for browsers. Fails: with a {@link
 * dev.footnote.http.exchange.ProblemException} where a caller may not; at the start with {@link dev.footnote.api.InvalidInputException}. Does not: count the usage of a
 * caller does.
 *
 * <p>Uses: {@code api}, {@code http.exchange}, {@code http.page}, {@code text}.
 *
 * <p>Used by: {@code http}.
 */
@NullMarked
package dev.footnote.http.access;

import org.jspecify.annotations.NullMarked;

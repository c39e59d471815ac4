/**
 * The service's log of requests and runs: a line each, as text or as JSON.
 *
 * <p>In: the outcomes of requests and runs. Out: lines for whoever starts the server. Fails: never. Does not: hold questions, unless the settings say so, or keys, queries
 * of addresses and headers, ever.
 *
 * <p>Uses: {@code api}, {@code config}, {@code http.exchange}, {@code json}.
 *
 * <p>Used by: {@code cli}, {@code http}.
 */
@NullMarked
package dev.footnote.http.log;

import org.jspecify.annotations.NullMarked;

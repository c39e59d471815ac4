/**
 * Searching once and reading one page over HTTP, without a run: {@code POST /v1/search} and {@code POST /v1/read}.
 *
 * <p>In: a query or an address as JSON. Out: hits, or a page's text with its details. Fails: with problems as all routes do; with 429 where too many are
 * going at once. Does not: ask a model, or keep the hits.
 *
 * <p>Uses: {@code api}, {@code api.search}, {@code http.exchange}, {@code service}, {@code text}.
 *
 * <p>Used by: {@code http}.
 */
@NullMarked
package dev.footnote.http.lookup;

import org.jspecify.annotations.NullMarked;

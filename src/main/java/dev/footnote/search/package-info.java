/**
 * Finds addresses worth reading: engines, fusion, canonical URLs, measured quality, caches.
 *
 * <p>In: queries. Out: {@link dev.footnote.api.search.SearchResult}s. Fails: an engine with {@link dev.footnote.api.engine.SearchFailure}; a session never does
 * for an engine's sake, it reports the engine. Does not: read pages, or choose queries.
 *
 * <p>Uses: {@code api}, {@code api.engine}, {@code api.search}, {@code config}, {@code json}, {@code net}, {@code text}, {@code url}.
 *
 * <p>Used by: {@code research}, {@code research.tool}, {@code search.engine}, {@code service}.
 */
@NullMarked
package dev.footnote.search;

import org.jspecify.annotations.NullMarked;

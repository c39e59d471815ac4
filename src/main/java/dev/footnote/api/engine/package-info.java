/**
 * Interfaces and values for search engines of an embedder.
 *
 * <p>Uses: {@code api}, {@code api.search}.
 *
 * <p>Used by: {@code dev.footnote}, {@code corpus}, {@code search}, {@code search.engine}, {@code service}.
 */
@NullMarked
package dev.footnote.api.engine;

import org.jspecify.annotations.NullMarked;

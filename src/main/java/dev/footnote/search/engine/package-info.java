/**
 * The wire formats of the search engines, their settings, rates and failures.
 *
 * <p>Uses: {@code api}, {@code api.engine}, {@code api.search}, {@code config}, {@code json}, {@code net}, {@code search}, {@code text}, {@code url}.
 *
 * <p>Used by: {@code service}.
 */
@NullMarked
package dev.footnote.search.engine;

import org.jspecify.annotations.NullMarked;

/**
 * The one way out to pages and engines.
 *
 * <p>In: calls. Out: answers of bounded size. Fails: with {@link dev.footnote.api.TransientException} where later may help, else {@link
 * dev.footnote.api.PermanentException}. Does not: speak to models, or know the meaning of a page or an engine's answer.
 *
 * <p>Uses: {@code api}, {@code config}, {@code threads}.
 *
 * <p>Used by: {@code llm.endpoint}, {@code page}, {@code page.html}, {@code page.metadata}, {@code page.render}, {@code research.tool}, {@code search}, {@code search.engine}, {@code service}, {@code url}.
 */
@NullMarked
package dev.footnote.net;

import org.jspecify.annotations.NullMarked;

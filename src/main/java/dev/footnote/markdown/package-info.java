/**
 * Markdown of foreign origin: parsing it, and making it safe to print.
 *
 * <p>In: Markdown that a model wrote. Out: syntax trees without raw HTML, deep nesting or forged marks, and Markdown that means the same to
 * every reader. Fails: never. Does not: know answers, or render HTML.
 *
 * <p>Uses: nothing of ours.
 *
 * <p>Used by: {@code answer}, {@code answer.render}, {@code trajectory}.
 */
@NullMarked
package dev.footnote.markdown;

import org.jspecify.annotations.NullMarked;

/**
 * Decides what of an HTML document its readers can see.
 *
 * <p>In: a parsed document. Out: the same document without what is hidden, and counts of what was removed. Fails: never; a style sheet that cannot be
 * understood has no effect. Does not: load anything, run scripts, or judge what a text says.
 *
 * <p>Uses: {@code page.dom}, {@code page.format}, {@code text}.
 *
 * <p>Used by: {@code page.html}.
 */
@NullMarked
package dev.footnote.page.css;

import org.jspecify.annotations.NullMarked;

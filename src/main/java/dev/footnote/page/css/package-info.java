/**
 * Decides which parts of an HTML document its readers can see.
 *
 * <p>In: a parsed document. Out: the same document without its hidden parts, and counts of the parts removed. Fails: never; a style sheet that cannot be
 * understood has no effect. Does not: load anything, run scripts, or judge the meaning of a text.
 *
 * <p>Uses: {@code page.dom}, {@code page.format}, {@code text}.
 *
 * <p>Used by: {@code page.html}.
 */
@NullMarked
package dev.footnote.page.css;

import org.jspecify.annotations.NullMarked;

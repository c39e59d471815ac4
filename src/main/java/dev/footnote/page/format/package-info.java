/**
 * Decides what of an HTML document its readers can see.
 *
 * <p>In: a parsed document. Out: the same document without what is hidden, and counts of what was removed. Fails: never; a style sheet that cannot be
 * understood has no effect. Does not: load anything, run scripts, or judge what a text says.
 *
 * <p>Uses: {@code api}, {@code api.search}, {@code config}, {@code page.dom}, {@code text}.
 *
 * <p>Used by: {@code corpus}, {@code page}, {@code page.css}, {@code page.docx}, {@code page.html}, {@code page.office}, {@code page.pdf}, {@code research.address}, {@code research.tool}, {@code service}.
 */
@NullMarked
package dev.footnote.page.format;

import org.jspecify.annotations.NullMarked;

/**
 * Files of light markup, AsciiDoc and reStructuredText, in Markdown's form.
 *
 * <p>In: the text of a file. Out: the text as its readers see it, with Markdown's marks. Fails: never. Does not: load what a file includes.
 *
 * <p>Uses: nothing of ours.
 *
 * <p>Used by: {@code page.format}.
 */
@NullMarked
package dev.footnote.page.markup;

import org.jspecify.annotations.NullMarked;

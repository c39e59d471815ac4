/**
 * Tells an answer in the forms in which people read it.
 *
 * <p>In: an {@link dev.footnote.api.Answer}. Out: Markdown, HTML, or plain text. Fails: never. Does not: check anything, or write files.
 */
@NullMarked
package dev.footnote.answer.render;

import org.jspecify.annotations.NullMarked;

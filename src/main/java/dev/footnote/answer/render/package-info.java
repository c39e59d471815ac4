/**
 * Shows answers to people: Markdown, an HTML page, a terminal's text.
 *
 * <p>In: an {@link dev.footnote.api.Answer}. Out: text. Fails: never; whatever a page's text or title holds is escaped. Does not: write
 * anywhere, or look anything up.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code api.search}, {@code markdown}, {@code text}.
 *
 * <p>Used by: {@code cli}, {@code cli.terminal}, {@code http.exchange}, {@code trajectory}.
 */
@NullMarked
package dev.footnote.answer.render;

import org.jspecify.annotations.NullMarked;

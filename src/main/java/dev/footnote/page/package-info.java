/**
 * Fetches a page and turns it into a frozen source.
 *
 * <p>In: addresses. Out: {@link dev.footnote.page.Page}s with clean, Markdown-like text. Fails: with {@link dev.footnote.api.TransientException} or {@link
 * dev.footnote.api.PermanentException}, worded for whoever asked. Does not: decide what may be read, or judge what a page says.
 */
@NullMarked
package dev.footnote.page;

import org.jspecify.annotations.NullMarked;

/**
 * Runs the scripts of pages that show nothing without them, in a Chromium found on the machine.
 *
 * <p>In: the answer of a server for a page. Out: the page's HTML as its script has left it. Fails: with {@link dev.footnote.page.render.RenderException}, in words that
 * may follow the page's address. Does not: open a connection, or let the browser open one; all that a page loads is fetched by {@code net}. It decides neither which
 * pages are rendered nor which part is their text.
 *
 * <p>Uses: {@code api}, {@code config}, {@code net}, {@code threads}.
 *
 * <p>Used by: {@code page}, {@code service}.
 */
@NullMarked
package dev.footnote.page.render;

import org.jspecify.annotations.NullMarked;

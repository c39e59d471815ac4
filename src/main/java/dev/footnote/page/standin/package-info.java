/**
 * Tells pages that say they are not the page asked for.
 *
 * <p>In: the title and the text of a page. Out: its message, in words. Fails: never; its time is bounded, as long pages are not looked at. Does not: fetch
 * anything, or look at markup.
 *
 * <p>Uses: {@code text}.
 *
 * <p>Used by: {@code page}.
 */
@NullMarked
package dev.footnote.page.standin;

import org.jspecify.annotations.NullMarked;

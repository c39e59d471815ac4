/**
 * Style sheets of a page, as far as they decide what a reader can see.
 *
 * <p>Uses: {@code page.dom}, {@code page.format}, {@code text}.
 *
 * <p>Used by: {@code page.html}.
 */
@NullMarked
package dev.footnote.page.css;

import org.jspecify.annotations.NullMarked;

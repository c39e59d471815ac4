/**
 * Walks over the elements of a parsed page.
 *
 * <p>Uses: nothing of ours.
 *
 * <p>Used by: {@code page}, {@code page.css}, {@code page.format}, {@code page.html}, {@code page.metadata}.
 */
@NullMarked
package dev.footnote.page.dom;

import org.jspecify.annotations.NullMarked;

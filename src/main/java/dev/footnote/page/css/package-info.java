/** Style sheets of a page, as far as they decide what a reader can see. */
@NullMarked
package dev.footnote.page.css;

import org.jspecify.annotations.NullMarked;

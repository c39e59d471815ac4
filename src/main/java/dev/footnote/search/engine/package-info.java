/** The wire formats of the search engines, their settings, rates and failures. */
@NullMarked
package dev.footnote.search.engine;

import org.jspecify.annotations.NullMarked;

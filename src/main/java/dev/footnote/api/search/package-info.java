/** Queries, hits and what a search tells about itself. */
@NullMarked
package dev.footnote.api.search;

import org.jspecify.annotations.NullMarked;

/** The tools of the loop and what runs them. */
@NullMarked
package dev.footnote.research.tool;

import org.jspecify.annotations.NullMarked;

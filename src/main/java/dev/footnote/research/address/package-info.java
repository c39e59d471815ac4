/** The addresses that a run may fetch: those that the user, a hit or a page named. */
@NullMarked
package dev.footnote.research.address;

import org.jspecify.annotations.NullMarked;

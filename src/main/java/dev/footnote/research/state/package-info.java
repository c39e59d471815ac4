/** What a run knows and has spent so far, and the journal of its events. */
@NullMarked
package dev.footnote.research.state;

import org.jspecify.annotations.NullMarked;

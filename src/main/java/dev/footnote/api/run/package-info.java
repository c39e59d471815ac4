/** What happens in a run: its events, its record and the listeners and stores that see them. */
@NullMarked
package dev.footnote.api.run;

import org.jspecify.annotations.NullMarked;

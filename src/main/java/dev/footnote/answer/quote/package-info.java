/** Looking a quote up in the text that was read. */
@NullMarked
package dev.footnote.answer.quote;

import org.jspecify.annotations.NullMarked;

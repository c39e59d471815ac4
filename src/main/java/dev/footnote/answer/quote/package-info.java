/**
 * Looking a quote up in the text that was read.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code evidence}, {@code text}.
 *
 * <p>Used by: {@code answer}.
 */
@NullMarked
package dev.footnote.answer.quote;

import org.jspecify.annotations.NullMarked;

/** What a quote stands in: the quoted sentences and the text around them. */
@NullMarked
package dev.footnote.answer.passage;

import org.jspecify.annotations.NullMarked;

/**
 * Language: normal forms with offsets, sentences, words, figures and names.
 *
 * <p>In: text in any language; English and Chinese are known best. Out: spans in UTF-16 units of that text, and words. Fails: never on any text.
 * Does not: know sources, questions or models.
 */
@NullMarked
package dev.footnote.text;

import org.jspecify.annotations.NullMarked;

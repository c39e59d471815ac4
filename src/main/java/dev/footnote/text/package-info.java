/**
 * What can be told from a text alone: language, sentences, words, figures, names, normal forms.
 *
 * <p>In: text of any origin. Out: spans and words; spans count UTF-16 units of the text given. Fails: never, odd text gives odd or no
 * findings. Does not: fetch, keep or judge anything.
 */
@NullMarked
package dev.footnote.text;

import org.jspecify.annotations.NullMarked;

/**
 * Finds text that is written for a language model instead of readers: orders, forged turns and fences, disguises.
 *
 * <p>In: texts. Out: {@link dev.footnote.api.SourceDetails.Flag}s with their place. Fails: never on any text; the time grows with its length. Does not: change or
 * drop a text.
 *
 * <p>Uses: {@code api}, {@code text}.
 *
 * <p>Used by: {@code evidence}, {@code research.tool}, {@code service}.
 */
@NullMarked
package dev.footnote.evidence.hostile;

import org.jspecify.annotations.NullMarked;

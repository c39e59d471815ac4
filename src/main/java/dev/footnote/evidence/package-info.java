/**
 * The sources that were read: frozen texts and their passages, outside the model's window.
 *
 * <p>In: texts. Out: {@link dev.footnote.api.Source}s, the ledger of a run, and passages of them. Fails: never on any text. Does not: fetch, call a model, or
 * change a text.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code api.search}, {@code evidence.hostile}, {@code text}.
 *
 * <p>Used by: {@code answer}, {@code answer.quote}, {@code corpus}, {@code page}, {@code research}, {@code research.address}, {@code research.heavy}, {@code research.tool}, {@code service}.
 */
@NullMarked
package dev.footnote.evidence;

import org.jspecify.annotations.NullMarked;

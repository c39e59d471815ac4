/**
 * Checks drafts against what was read, and composes answers.
 *
 * <p>In: a draft and the evidence ledger. Out: a verdict for each quote, and the {@link dev.footnote.api.Answer}. Fails: never; a quote that does not stand
 * is a verdict. Does not: fetch, call a model, or mend a quote.
 */
@NullMarked
package dev.footnote.answer;

import org.jspecify.annotations.NullMarked;

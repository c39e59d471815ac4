/**
 * From a draft to a checked answer: quotes are looked up in the frozen texts, claims get their support, the prose is composed.
 *
 * <p>In: a {@link dev.footnote.api.run.Draft} and the run's ledger. Out: a verdict with refusals to be told to the model, and an {@link
 * dev.footnote.api.Answer}. Fails: never on any draft. Does not: call a model, fetch, or invent words beyond a few fixed sentences.
 *
 * <p>Uses: {@code answer.passage}, {@code answer.quote}, {@code answer.statement}, {@code answer.support}, {@code answer.support.comparison}, {@code api}, {@code api.run}, {@code api.search}, {@code config}, {@code evidence}, {@code markdown}, {@code text}.
 *
 * <p>Used by: {@code research}, {@code research.heavy}, {@code research.mode}, {@code research.state}, {@code research.tool}.
 */
@NullMarked
package dev.footnote.answer;

import org.jspecify.annotations.NullMarked;

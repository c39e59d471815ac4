/**
 * Chooses the short answer: spans of the best sentences, scored by a linear model whose weights are a resource.
 *
 * <p>In: the question and its ranked sentences. Out: spans with a probability, best first. Fails: never; no span is an answer too. Does
 * not: rank sentences, search, or know anything of pages. Its weights are made by {@code SpanTrainer}, a program among the tests.
 *
 * <p>Uses: {@code text}.
 *
 * <p>Used by: {@code offline}, {@code offline.chain}, {@code offline.confidence}, {@code offline.evidence}, {@code offline.fact}, {@code offline.prose}, {@code offline.relation}.
 */
@NullMarked
package dev.footnote.offline.span;

import org.jspecify.annotations.NullMarked;

/**
 * Answers that stand in so many words, and those that follow from two things together: the choice of one, a shared trait, yes or no for both.
 *
 * <p>In: a question and its evidence. Out: the answer with the sentences that say it. Fails: never; no answer is an answer too. Does not:
 * choose among the spans of sentences, or follow chains of names.
 *
 * <p>Uses: {@code offline.chain}, {@code offline.evidence}, {@code offline.prose}, {@code offline.relation}, {@code offline.span}, {@code text}, {@code tools}.
 *
 * <p>Used by: {@code offline}.
 */
@NullMarked
package dev.footnote.offline.fact;

import org.jspecify.annotations.NullMarked;

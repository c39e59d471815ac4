/**
 * Confidence: the share of answers that were right with the same evidence.
 *
 * <p>In: the features of an answer. Out: a share of 0 to 1. Fails: only when the program lacks its own weights. Does not: choose answers.
 * The weights are made by {@code CalibrateConfidence}, a program among the tests.
 *
 * <p>Uses: {@code offline.evidence}, {@code offline.span}, {@code text}, {@code tools}.
 *
 * <p>Used by: {@code offline}.
 */
@NullMarked
package dev.footnote.offline.confidence;

import org.jspecify.annotations.NullMarked;

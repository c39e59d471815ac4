/**
 * Tells kinds of text apart: sentences fit to print, turns of a dialogue, denials, questions that go on from others; and has the
 * model's own words.
 *
 * <p>In: text. Out: verdicts, turns and wordings. Fails: never. Does not: cut sentences, or rank.
 *
 * <p>Uses: {@code api}, {@code offline.span}, {@code text}.
 *
 * <p>Used by: {@code offline}, {@code offline.evidence}, {@code offline.fact}.
 */
@NullMarked
package dev.footnote.offline.prose;

import org.jspecify.annotations.NullMarked;

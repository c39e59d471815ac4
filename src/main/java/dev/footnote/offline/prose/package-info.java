/**
 * Tells what kind of text it is: sentences fit to print, turns of a dialogue, denials.
 *
 * <p>In: text. Out: verdicts and turns. Fails: never. Does not: cut sentences, rank, or know a question.
 *
 * <p>Uses: {@code text}.
 *
 * <p>Used by: {@code offline}.
 */
@NullMarked
package dev.footnote.offline.prose;

import org.jspecify.annotations.NullMarked;

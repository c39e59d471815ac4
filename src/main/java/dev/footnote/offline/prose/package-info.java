/**
 * Tells what kind of text it is: sentences fit to print, turns of a dialogue, denials.
 *
 * <p>In: text. Out: verdicts and turns. Fails: never. Does not: cut sentences, rank, or know a question.
 */
@NullMarked
package dev.footnote.offline.prose;

import org.jspecify.annotations.NullMarked;

/**
 * Question files over HTTP: {@code POST /v1/batches} takes a file and streams an answer a line, and every batch can be read again from any line.
 *
 * <p>In: a file in a form that batches know, and something that starts runs. Out: answers as JSON lines, in the order in which they end. Fails: with problems as all
 * routes do; a bad line or a failed question is a line of its own, and the rest goes on. Does not: keep batches longer than the process lives, or write files.
 *
 * <p>Uses: {@code api}, {@code batch}, {@code config}, {@code http.exchange}.
 *
 * <p>Used by: {@code http}.
 */
@NullMarked
package dev.footnote.http.batches;

import org.jspecify.annotations.NullMarked;

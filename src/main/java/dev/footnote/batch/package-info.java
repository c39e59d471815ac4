/**
 * Many questions from files, one answer a line.
 *
 * <p>In: JSONL, CSV, TSV or plain text, packed or not, and something that starts runs. Out: answers appended to a file of JSON lines, and events for a {@link
 * dev.footnote.batch.BatchListener}. Fails: with a {@link dev.footnote.api.InvalidInputException} where a file cannot be used; a bad line or a failed question is
 * reported and the rest goes on. Does not: research, print, or read the environment.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code api.search}, {@code config}, {@code json}, {@code service}, {@code text}.
 *
 * <p>Used by: {@code cli}, {@code http.batches}.
 */
@NullMarked
package dev.footnote.batch;

import org.jspecify.annotations.NullMarked;

/**
 * The amount of thinking that a question is worth.
 *
 * <p>In: requests, and drafts as they were checked. Out: a mode with its reason. Fails: with {@link dev.footnote.api.InvalidInputException} for settings that cannot be
 * used. Does not: ask a model, or keep anything of a run.
 *
 * <p>Uses: {@code answer}, {@code api}, {@code api.run}, {@code config}.
 *
 * <p>Used by: {@code research}, {@code research.heavy}, {@code research.state}, {@code service}.
 */
@NullMarked
package dev.footnote.research.mode;

import org.jspecify.annotations.NullMarked;

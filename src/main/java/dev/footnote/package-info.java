/**
 * The entry point for embedders: {@link dev.footnote.Footnote} and its builder; the values they take and return are in {@code dev.footnote.api}.
 *
 * <p>Uses: {@code api}, {@code api.engine}, {@code api.run}, {@code api.search}, {@code json}, {@code service}.
 *
 * <p>Used by: nothing of ours.
 */
@NullMarked
package dev.footnote;

import org.jspecify.annotations.NullMarked;

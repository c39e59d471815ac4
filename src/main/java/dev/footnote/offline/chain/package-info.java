/**
 * Takes questions apart that ask something of a thing they do not name: "where was the founder of X born" asks first for the founder.
 *
 * <p>In: a question. Out: the question to answer first, and the question that is left once its answer is known. Fails: never; a question
 * that asks for one thing only has no links. Does not: search, read, or answer.
 *
 * <p>Uses: {@code offline.span}, {@code text}.
 *
 * <p>Used by: {@code offline}, {@code offline.fact}.
 */
@NullMarked
package dev.footnote.offline.chain;

import org.jspecify.annotations.NullMarked;

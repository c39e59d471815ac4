/**
 * Reads what a page states of its own subject: who is related to a person, who made a work, where a life began and ended.
 *
 * <p>In: a sentence of the subject's page and what is asked. Out: the name or place as written. Fails: never; what a sentence does not
 * state is empty. Does not: search, rank, or choose among pages.
 *
 * <p>Uses: {@code offline.span}, {@code text}.
 *
 * <p>Used by: {@code offline}, {@code offline.evidence}, {@code offline.fact}.
 */
@NullMarked
package dev.footnote.offline.relation;

import org.jspecify.annotations.NullMarked;

/**
 * Reads the facts that a page states of its own subject: relatives of a person, makers of a work, places and dates of a life.
 *
 * <p>In: a sentence of the subject's page and the fact that is asked for. Out: the name or place as written. Fails: never; a fact that a sentence does not
 * state is empty. Does not: search, rank, or choose among pages.
 *
 * <p>Uses: {@code offline.span}, {@code text}.
 *
 * <p>Used by: {@code offline}, {@code offline.evidence}, {@code offline.fact}.
 */
@NullMarked
package dev.footnote.offline.relation;

import org.jspecify.annotations.NullMarked;

/**
 * The front door: {@code Footnote}, and the only place where the parts are wired together.
 *
 * <p>In: settings, and whatever model and engines the caller brings. Out: runs, answers, and small facets for searching, reading
 * and indexing. Fails: with {@link dev.footnote.api.InvalidInputException} on bad settings, before anything is started. Does not: hold research
 * logic of its own.
 */
@NullMarked
package dev.footnote;

import org.jspecify.annotations.NullMarked;

/**
 * Keeps runs, their events and the texts they read.
 *
 * <p>In: events and texts. Out: the same, in order. Fails: never in memory. Does not: interpret events, or survive the process.
 *
 * <p>Uses: {@code api}, {@code api.run}.
 *
 * <p>Used by: {@code service}.
 */
@NullMarked
package dev.footnote.store;

import org.jspecify.annotations.NullMarked;

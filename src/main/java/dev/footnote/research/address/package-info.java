/**
 * The addresses that a run may fetch: those that the user, a hit or a page named.
 *
 * <p>Uses: {@code evidence}, {@code page.format}, {@code url}.
 *
 * <p>Used by: {@code formula}, {@code research}, {@code research.state}, {@code research.tool}.
 */
@NullMarked
package dev.footnote.research.address;

import org.jspecify.annotations.NullMarked;

/**
 * The values that callers, events and packages share, and the roles that a store or a viewer plays.
 *
 * <p>In: nothing. Out: immutable records that refuse nonsense on construction, one sealed family of events, and a few
 * small interfaces. Fails: with {@link java.lang.IllegalArgumentException} where a record's own rules are broken. Does not: open
 * files or sockets, know LangChain4j, or know any other package of Footnote.
 */
@NullMarked
package dev.footnote.api;

import org.jspecify.annotations.NullMarked;

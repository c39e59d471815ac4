/**
 * Servers that play a part in tests.
 *
 * <p>In: scripts. Out: real sockets on 127.0.0.1. Fails: with {@link AssertionError} in the test. Does not: know any package under test.
 */
@NullMarked
package dev.footnote.testkit;

import org.jspecify.annotations.NullMarked;

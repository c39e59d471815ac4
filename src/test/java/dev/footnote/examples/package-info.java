/**
 * Programs that embed Footnote, as a stranger would write them; {@code ExamplesIT} runs each.
 *
 * <p>In: command-line arguments. Out: lines on standard output. Fails: with Footnote's own messages. Does not: use anything but the front door and {@code api}.
 */
@NullMarked
package dev.footnote.examples;

import org.jspecify.annotations.NullMarked;

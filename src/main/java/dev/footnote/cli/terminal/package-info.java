/**
 * The terminal and the system as the command line needs them: its size, signals, output that tells of failures, short forms of addresses and text.
 *
 * <p>Uses: {@code answer.render}, {@code api}, {@code api.run}, {@code config}, {@code json}, {@code text}.
 *
 * <p>Used by: {@code cli}.
 */
@NullMarked
package dev.footnote.cli.terminal;

import org.jspecify.annotations.NullMarked;

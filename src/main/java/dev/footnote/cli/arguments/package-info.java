/**
 * Arguments as they were typed, options that several commands share, and the messages on wrong ones.
 *
 * <p>Uses: {@code api}, {@code config}, {@code json}.
 *
 * <p>Used by: {@code cli}.
 */
@NullMarked
package dev.footnote.cli.arguments;

import org.jspecify.annotations.NullMarked;

/**
 * The contract between model and program.
 *
 * <p>In: arguments as a model writes them, and results. Out: checked arguments, tool specifications, and the texts that a model reads, printed and
 * parsed in one place. Fails: with {@link dev.footnote.tools.BadArguments}, worded for the model. Does not: run tools.
 */
@NullMarked
package dev.footnote.tools;

import org.jspecify.annotations.NullMarked;

/**
 * The command line.
 *
 * <p>In: arguments, standard input, the environment. Out: the answer on standard output, progress on standard error, an exit code. Fails: with one clear message
 * and the exit code of {@link dev.footnote.cli.Main}. Does not: research.
 *
 * <p>Uses: {@code answer.render}, {@code api}, {@code api.run}, {@code api.search}, {@code batch}, {@code cli.arguments}, {@code cli.terminal}, {@code config}, {@code doctor}, {@code http}, {@code http.log}, {@code json}, {@code mcp}, {@code service}, {@code text}, {@code trace}, {@code trajectory}.
 *
 * <p>Used by: nothing of ours.
 */
@NullMarked
package dev.footnote.cli;

import org.jspecify.annotations.NullMarked;

/**
 * Answers users' questions from technical documentation: defaults, the effect of an option, the way to do something, versions, names.
 *
 * <p>In: the question and pages in Markdown or reStructuredText. Out: a short answer with the stretch that says it. Fails: never; no
 * answer is an answer too. Does not: search, rank other texts, or read source code.
 *
 * <p>Uses: {@code api}, {@code text}.
 *
 * <p>Used by: {@code offline}.
 */
@NullMarked
package dev.footnote.offline.manual;

import org.jspecify.annotations.NullMarked;

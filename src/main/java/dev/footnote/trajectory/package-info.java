/**
 * Runs on disk: saved as they happen, answered from again, judged by rules, and exported as training data.
 *
 * <p>In: the events of a run and the texts it read. Out: a file of JSON lines, a page in Markdown, marks, and chats in OpenAI's form. Fails: with {@link
 * dev.footnote.api.InvalidInputException} for a file that is not whole. Does not: ask a model, search, or read pages.
 *
 * <p>Uses: {@code answer.render}, {@code api}, {@code api.run}, {@code api.search}, {@code config}, {@code json}, {@code markdown}, {@code text}, {@code tools}.
 *
 * <p>Used by: {@code cli}.
 */
@NullMarked
package dev.footnote.trajectory;

import org.jspecify.annotations.NullMarked;

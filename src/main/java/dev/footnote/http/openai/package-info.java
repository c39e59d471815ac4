/**
 * OpenAI's chat completions, as their clients and Perplexity's read them.
 *
 * <p>In: bodies of chat requests; runs and answers. Out: research requests; bodies and chunks. Fails: with {@link dev.footnote.http.openai.ChatProblem}, naming the
 * field. Does not: start runs or write to connections.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code api.search}, {@code json}, {@code text}, {@code tools}.
 *
 * <p>Used by: {@code http}.
 */
@NullMarked
package dev.footnote.http.openai;

import org.jspecify.annotations.NullMarked;

/**
 * Models behind chat-completions endpoints.
 *
 * <p>In: settings, and LangChain4j's chat requests. Out: streams with exactly one terminal event each. Fails: with {@link
 * dev.footnote.llm.endpoint.ModelFailure}, or {@link dev.footnote.api.CancelledException}. Does not: run tools, keep a
 * conversation, or know what is researched.
 *
 * <p>Uses: {@code api}, {@code config}, {@code llm.endpoint}, {@code llm.repair}, {@code llm.wire}.
 *
 * <p>Used by: {@code doctor}, {@code service}.
 */
@NullMarked
package dev.footnote.llm;

import org.jspecify.annotations.NullMarked;

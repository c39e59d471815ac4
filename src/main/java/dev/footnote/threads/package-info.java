/**
 * Threads and executors of our own.
 *
 * <p>Uses: nothing of ours.
 *
 * <p>Used by: {@code http}, {@code llm.endpoint}, {@code mcp}, {@code net}, {@code page.render}, {@code service}.
 */
@NullMarked
package dev.footnote.threads;

import org.jspecify.annotations.NullMarked;

/**
 * The chat completions wire format: messages, requests and streams.
 *
 * <p>Uses: {@code api}, {@code llm.endpoint}, {@code text}.
 *
 * <p>Used by: {@code llm}, {@code llm.repair}, {@code research}, {@code research.tool}.
 */
@NullMarked
package dev.footnote.llm.wire;

import org.jspecify.annotations.NullMarked;

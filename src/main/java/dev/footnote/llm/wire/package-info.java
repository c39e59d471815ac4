/** The chat completions wire format: messages, requests and streams. */
@NullMarked
package dev.footnote.llm.wire;

import org.jspecify.annotations.NullMarked;

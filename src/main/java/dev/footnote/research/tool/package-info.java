/**
 * The tools of the loop and the runner that calls them.
 *
 * <p>Uses: {@code answer}, {@code api}, {@code api.run}, {@code api.search}, {@code evidence}, {@code evidence.hostile}, {@code llm.wire}, {@code net}, {@code page}, {@code page.format}, {@code research.address}, {@code research.state}, {@code search}, {@code tools}, {@code url}.
 *
 * <p>Used by: {@code external}, {@code formula}, {@code research}, {@code research.heavy}, {@code service}.
 */
@NullMarked
package dev.footnote.research.tool;

import org.jspecify.annotations.NullMarked;

/**
 * Runs: events, records, listeners and stores.
 *
 * <p>Uses: {@code api}, {@code api.search}.
 *
 * <p>Used by: {@code dev.footnote}, {@code answer}, {@code answer.quote}, {@code answer.render}, {@code batch}, {@code cli}, {@code cli.terminal}, {@code estimate}, {@code evidence}, {@code http}, {@code http.limit}, {@code http.mcp}, {@code http.openai}, {@code json}, {@code mcp}, {@code offline}, {@code research}, {@code research.heavy}, {@code research.mode}, {@code research.state}, {@code research.tool}, {@code service}, {@code store}, {@code tools}, {@code trace}, {@code trajectory}.
 */
@NullMarked
package dev.footnote.api.run;

import org.jspecify.annotations.NullMarked;

/**
 * The contract between model and program: tool names, their specifications, their arguments, and their result texts.
 *
 * <p>In: the JSON text of a call; search results, passages and refusals to be shown. Out: {@link
 * dev.footnote.tools.ToolContract} gives specifications and checked argument records, {@link
 * dev.footnote.tools.ToolTexts} gives the texts that the model reads, and reads them back. Fails: with {@link
 * dev.footnote.tools.InvalidArgumentsException}, worded for the model. Does not: run a tool, search, fetch, or know a run.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code api.search}, {@code text}.
 *
 * <p>Used by: {@code formula}, {@code http.openai}, {@code offline}, {@code offline.confidence}, {@code offline.evidence}, {@code offline.fact}, {@code research}, {@code research.heavy}, {@code research.state}, {@code research.tool}, {@code service}, {@code trajectory}.
 */
@NullMarked
package dev.footnote.tools;

import org.jspecify.annotations.NullMarked;

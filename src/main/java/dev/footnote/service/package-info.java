/**
 * Wires the parts together, for the command line, the service and batches.
 *
 * <p>In: settings, and whatever model, engines and store the caller brings. Out: runs, answers, readings, searches. Fails: with {@link
 * dev.footnote.api.InvalidInputException} on bad settings, before anything is started. Does not: hold research logic of its own.
 *
 * <p>Uses: {@code api}, {@code api.engine}, {@code api.run}, {@code api.search}, {@code config}, {@code corpus}, {@code estimate}, {@code evidence}, {@code evidence.hostile}, {@code external}, {@code formula}, {@code json}, {@code llm}, {@code llm.endpoint}, {@code net}, {@code offline}, {@code page}, {@code page.format}, {@code page.render}, {@code research}, {@code research.heavy}, {@code research.mode}, {@code research.state}, {@code research.tool}, {@code search}, {@code search.engine}, {@code store}, {@code text}, {@code threads}, {@code tools}, {@code trace}, {@code url}.
 *
 * <p>Used by: {@code dev.footnote}, {@code batch}, {@code cli}, {@code http}, {@code http.limit}, {@code http.lookup}, {@code http.mcp}, {@code mcp}.
 */
@NullMarked
package dev.footnote.service;

import org.jspecify.annotations.NullMarked;

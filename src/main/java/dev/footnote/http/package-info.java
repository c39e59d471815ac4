/**
 * The REST interface: questions in, answers and events out, over HTTP.
 *
 * <p>In: requests to {@code /v1/research}, and a {@link dev.footnote.service.FootnoteService} that does the work. Out: answers, streams of events,
 * problems after RFC 9457, metrics. Fails: towards callers with problems; at the start with {@link dev.footnote.api.InvalidInputException}.
 * Does not: research, keep runs, or read the environment.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code api.search}, {@code config}, {@code http.access}, {@code http.batches}, {@code http.exchange}, {@code http.limit}, {@code http.log}, {@code http.lookup}, {@code http.mcp}, {@code http.openai}, {@code http.page}, {@code json}, {@code service}, {@code text}, {@code threads}, {@code trace}.
 *
 * <p>Used by: {@code cli}.
 */
@NullMarked
package dev.footnote.http;

import org.jspecify.annotations.NullMarked;

/**
 * The values that callers, events and packages share, and the roles that a store or a viewer plays.
 *
 * <p>In: nothing. Out: immutable records that refuse nonsense on construction, one sealed family of events, and a few
 * small interfaces. Fails: with {@link java.lang.IllegalArgumentException} where a record's own rules are broken. Does not: open
 * files or sockets, know LangChain4j, or know any other package of Footnote.
 *
 * <p>Uses: {@code api.search}.
 *
 * <p>Used by: {@code dev.footnote}, {@code answer}, {@code answer.quote}, {@code answer.render}, {@code answer.support}, {@code api.engine}, {@code api.run}, {@code batch}, {@code cli}, {@code cli.arguments}, {@code cli.terminal}, {@code config}, {@code corpus}, {@code doctor}, {@code estimate}, {@code evidence}, {@code evidence.hostile}, {@code external}, {@code formula}, {@code http}, {@code http.access}, {@code http.batches}, {@code http.exchange}, {@code http.limit}, {@code http.log}, {@code http.lookup}, {@code http.mcp}, {@code http.openai}, {@code json}, {@code llm}, {@code llm.endpoint}, {@code llm.probe}, {@code llm.repair}, {@code llm.wire}, {@code mcp}, {@code net}, {@code offline}, {@code offline.evidence}, {@code offline.manual}, {@code offline.prose}, {@code page}, {@code page.docx}, {@code page.format}, {@code page.html}, {@code page.metadata}, {@code page.office}, {@code page.pdf}, {@code page.render}, {@code research}, {@code research.heavy}, {@code research.mode}, {@code research.state}, {@code research.tool}, {@code search}, {@code search.engine}, {@code service}, {@code store}, {@code tools}, {@code trace}, {@code trajectory}.
 */
@NullMarked
package dev.footnote.api;

import org.jspecify.annotations.NullMarked;

/**
 * Queries, hits, and reports on how a search went.
 *
 * <p>Uses: nothing of ours.
 *
 * <p>Used by: {@code dev.footnote}, {@code answer}, {@code answer.render}, {@code api}, {@code api.engine}, {@code api.run}, {@code batch}, {@code cli}, {@code corpus}, {@code evidence}, {@code formula}, {@code http}, {@code http.lookup}, {@code http.openai}, {@code json}, {@code mcp}, {@code offline}, {@code page.docx}, {@code page.format}, {@code page.metadata}, {@code page.office}, {@code page.pdf}, {@code research.state}, {@code research.tool}, {@code search}, {@code search.engine}, {@code service}, {@code tools}, {@code trajectory}, {@code url}.
 */
@NullMarked
package dev.footnote.api.search;

import org.jspecify.annotations.NullMarked;

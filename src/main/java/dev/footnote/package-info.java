/**
 * The front door: {@code Footnote}, and the only place where the parts are wired together.
 *
 * <p>In: settings, and whatever model and engines the caller brings. Out: runs, answers, and small facets for searching, reading
 * and indexing. Fails: with {@link dev.footnote.api.InvalidInputException} on bad settings, before anything is started. Does not: hold research
 * logic of its own.
 *
 * <p>Uses: {@code api}, {@code api.run}, {@code api.search}, {@code config}, {@code corpus}, {@code evidence}, {@code json}, {@code llm}, {@code llm.endpoint}, {@code net}, {@code offline}, {@code page}, {@code page.format}, {@code research}, {@code research.state}, {@code research.tool}, {@code search}, {@code search.engine}, {@code store}, {@code text}, {@code tools}, {@code url}.
 *
 * <p>Used by: {@code batch}, {@code cli}, {@code http}.
 */
@NullMarked
package dev.footnote;

import org.jspecify.annotations.NullMarked;

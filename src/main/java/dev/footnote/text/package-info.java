/**
 * Properties of a text alone: language, sentences, words, figures, names, normal forms.
 *
 * <p>In: text of any origin. Out: spans and words; spans count UTF-16 units of the text given. Fails: never, odd text gives odd or no
 * findings. Does not: fetch, keep or judge anything.
 *
 * <p>Uses: nothing of ours.
 *
 * <p>Used by: {@code answer}, {@code answer.passage}, {@code answer.quote}, {@code answer.render}, {@code answer.statement}, {@code answer.support}, {@code answer.support.figure}, {@code answer.support.party}, {@code answer.support.wording}, {@code batch}, {@code cli}, {@code cli.terminal}, {@code corpus}, {@code doctor}, {@code evidence}, {@code evidence.hostile}, {@code http}, {@code http.access}, {@code http.lookup}, {@code http.openai}, {@code json}, {@code llm.endpoint}, {@code llm.repair}, {@code llm.wire}, {@code mcp}, {@code offline}, {@code offline.chain}, {@code offline.confidence}, {@code offline.evidence}, {@code offline.fact}, {@code offline.manual}, {@code offline.prose}, {@code offline.relation}, {@code offline.span}, {@code page}, {@code page.css}, {@code page.docx}, {@code page.format}, {@code page.metadata}, {@code page.office}, {@code page.standin}, {@code research.state}, {@code search}, {@code search.engine}, {@code service}, {@code tools}, {@code trajectory}, {@code url}.
 */
@NullMarked
package dev.footnote.text;

import org.jspecify.annotations.NullMarked;

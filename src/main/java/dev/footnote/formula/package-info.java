/**
 * Moonshot's own tools ("Formula"): its search and its fetching of pages, for models at its hosts.
 *
 * <p>In: the settings under {@code formula} and {@code llm.<name>.formulas}. Out: results for the model. Fails: in one sentence a host, and the run goes on without them. Does not: make
 * sources of their results, or look into encrypted ones.
 *
 * <p>Uses: {@code api}, {@code api.search}, {@code config}, {@code llm.endpoint}, {@code llm.probe}, {@code research.address}, {@code research.tool}, {@code tools}, {@code url}.
 *
 * <p>Used by: {@code service}.
 */
@NullMarked
package dev.footnote.formula;

import org.jspecify.annotations.NullMarked;

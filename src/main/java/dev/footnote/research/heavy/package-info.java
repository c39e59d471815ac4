/**
 * Heavy mode: several trajectories for one question, under one budget, and a last pass that reconciles their findings.
 *
 * <p>In: a request, and a {@link dev.footnote.research.Researcher} that does the single runs. Out: one {@link dev.footnote.api.run.ResearchRun} with the events of all
 * trajectories. Fails: as single runs do; a trajectory that fails counts with the claims that it has, and only if all of them fail does the run. Does not: ask a model, check drafts,
 * or search; single runs do that.
 *
 * <p>Uses: {@code answer}, {@code api}, {@code api.run}, {@code config}, {@code evidence}, {@code research}, {@code research.mode}, {@code research.state}, {@code research.tool}, {@code tools}.
 *
 * <p>Used by: {@code service}.
 */
@NullMarked
package dev.footnote.research.heavy;

import org.jspecify.annotations.NullMarked;

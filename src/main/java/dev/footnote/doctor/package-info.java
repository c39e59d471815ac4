/**
 * Finds out whether a model's host serves it as Footnote needs it.
 *
 * <p>In: settings. Out: a {@link dev.footnote.doctor.DoctorReport} with a finding for each check: the behaviour seen and the remedy. Fails: with {@link
 * dev.footnote.api.InvalidInputException} for settings that cannot be used; a fault of a host is a finding. Does not: change settings, or do research.
 *
 * <p>Uses: {@code api}, {@code config}, {@code llm}, {@code llm.endpoint}, {@code llm.probe}, {@code text}.
 *
 * <p>Used by: {@code cli}.
 */
@NullMarked
package dev.footnote.doctor;

import org.jspecify.annotations.NullMarked;

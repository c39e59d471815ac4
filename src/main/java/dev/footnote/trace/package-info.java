/**
 * Runs as OpenTelemetry spans with the names of the GenAI conventions.
 *
 * <p>In: runs that have ended, with their recorded events. Out: spans to whatever OpenTelemetry is set up in the process. Fails: never; without OpenTelemetry's API on the class path
 * it does nothing. Does not: set up exporters, or tell texts of questions, pages and answers unless that is switched on.
 *
 * <p>Uses: {@code api}, {@code api.run}.
 *
 * <p>Used by: {@code cli}, {@code http}, {@code service}.
 */
@NullMarked
package dev.footnote.trace;

import org.jspecify.annotations.NullMarked;

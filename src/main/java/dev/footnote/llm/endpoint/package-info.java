/**
 * Settings, families, failures and models of an endpoint.
 *
 * <p>Uses: {@code api}, {@code config}, {@code net}, {@code text}, {@code threads}.
 *
 * <p>Used by: {@code doctor}, {@code formula}, {@code llm}, {@code llm.probe}, {@code llm.repair}, {@code llm.wire}, {@code research}, {@code research.state}, {@code service}.
 */
@NullMarked
package dev.footnote.llm.endpoint;

import org.jspecify.annotations.NullMarked;

/**
 * The one JSON form of requests, events and answers.
 *
 * <p>In: values of {@code api}, or JSON. Out: the other. Fails: with {@link dev.footnote.json.BadField} on a request that breaks the rules. Does not: know
 * LangChain4j's serialiser, so that a journal outlives its versions.
 */
@NullMarked
package dev.footnote.json;

import org.jspecify.annotations.NullMarked;

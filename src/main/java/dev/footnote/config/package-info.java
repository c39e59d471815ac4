/**
 * The settings: every one has one dotted name, a default in {@code config/}, and remembers where its value came from.
 *
 * <p>In: the YAML files in the jar, a user's file, the environment, flags; a later one wins. Out: {@link
 * dev.footnote.config.Settings}, from which each package takes the slice it needs. Fails: with one {@link
 * dev.footnote.api.InvalidInputException} that names all bad settings at once. Does not: read the process's environment by itself (only edges
 * do), or know what a setting means.
 *
 * <p>Uses: {@code api}.
 *
 * <p>Used by: {@code answer}, {@code batch}, {@code cli}, {@code cli.arguments}, {@code cli.terminal}, {@code corpus}, {@code doctor}, {@code external}, {@code formula}, {@code http}, {@code http.batches}, {@code http.limit}, {@code http.log}, {@code llm}, {@code llm.endpoint}, {@code llm.probe}, {@code net}, {@code offline}, {@code page}, {@code page.format}, {@code page.render}, {@code research.heavy}, {@code research.mode}, {@code research.state}, {@code search}, {@code search.engine}, {@code service}, {@code trajectory}.
 */
@NullMarked
package dev.footnote.config;

import org.jspecify.annotations.NullMarked;

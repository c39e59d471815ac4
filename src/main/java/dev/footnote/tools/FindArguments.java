package dev.footnote.tools;

/**
 * Arguments of {@code find}.
 *
 * @param source the run's number of the source
 * @param text words to look for
 */
public record FindArguments(int source, String text) {}

package dev.footnote.tools;

/**
 * The arguments of a call that looks up words in a source.
 *
 * @param source the run's number of the source, from 1
 * @param text the words to look for, not blank
 */
public record FindArguments(int source, String text) {}

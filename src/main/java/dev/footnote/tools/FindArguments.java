package dev.footnote.tools;

/**
 * What the model wants looked up in a source that was read.
 *
 * @param source the run's number of the source, from 1
 * @param text the words to look for, not blank
 */
public record FindArguments(int source, String text) {}

package dev.footnote.tools;

/**
 * What the model wants read.
 *
 * @param url as the model wrote it, not blank
 * @param goal what it hopes to find there; may be empty
 * @param part of a long page, from 1
 */
public record ReadArguments(String url, String goal, int part) {}

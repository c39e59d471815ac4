package dev.footnote.tools;

/**
 * The arguments of a call that reads a page.
 *
 * @param url as the model wrote it, not blank
 * @param goal the words that it hopes to find there; may be empty
 * @param part of a long page, from 1
 */
public record ReadArguments(String url, String goal, int part) {}

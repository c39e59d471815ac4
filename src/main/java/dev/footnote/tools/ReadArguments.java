package dev.footnote.tools;

/**
 * Arguments of {@code read}.
 *
 * @param url an address, or the number of a source
 * @param goal what is looked for; may be empty
 * @param part of a long page, from 1
 */
public record ReadArguments(String url, String goal, int part) {}

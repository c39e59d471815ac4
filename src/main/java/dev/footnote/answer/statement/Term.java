package dev.footnote.answer.statement;

/**
 * A word of a statement that carries meaning.
 *
 * @param key the family of the word, or its stem; equal keys mean the same subject
 * @param side 1 or -1 if the word has an opposite, else 0
 * @param name true for a capitalised word that names something
 * @param from first token
 * @param to token after the last
 * @param text as written
 */
public record Term(String key, int side, boolean name, int from, int to, String text) {}

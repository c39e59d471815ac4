package dev.footnote.answer.render;

/**
 * The abilities of a terminal.
 *
 * @param colour true for ANSI colours
 * @param links true for marks that lead to their sources (OSC 8), which terminals that do not know them may print as garbage
 * @param columns lines are broken to fit, though never to less than 20 nor beyond 100
 */
public record TerminalStyle(boolean colour, boolean links, int columns) {}

package dev.footnote.api.run;

/**
 * A piece of the model's thinking, for watching only: it is in no log and has no number. The whole thinking is in
 * {@link ResearchEvent.ModelAnswered}.
 *
 * @param step the model call, from 1
 * @param attempt which try of that step, from 1; a higher one begins the thinking anew
 * @param text the piece
 */
public record ThoughtDelta(int step, int attempt, String text) {}

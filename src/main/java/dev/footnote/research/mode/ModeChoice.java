package dev.footnote.research.mode;

import dev.footnote.api.ResearchRequest.Mode;

/**
 * The amount of thinking, and the reason for it.
 *
 * @param mode fast, think or heavy
 * @param escalates true if an attempt that turns out too weak goes on with more thinking
 * @param reason one sentence without a full stop
 */
public record ModeChoice(Mode mode, boolean escalates, String reason) {}

package dev.footnote.api;

/** How much thinking a question is worth. */
public enum Mode {
    /** Few steps, without thinking where the model has a switch. */
    FAST,
    /** As many steps as the budget has, with thinking. */
    THINK,
    /** The question's form decides; a fast attempt that comes back unsupported or unsure goes on with thinking. */
    AUTO
}

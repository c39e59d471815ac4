package dev.footnote.research.state;

/** What is done when a conversation nears the model's window. */
public enum FoldingStrategy {
    /** Results of old turns are hidden first, then their thinking, and the turns themselves only where that frees too little. */
    FOLD,
    /** Old turns are left out at once; the question, the list of sources and the last turn stay. */
    RESTART,
    /** Nothing; a run that outgrows the window ends. */
    NONE
}

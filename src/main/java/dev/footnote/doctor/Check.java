package dev.footnote.doctor;

/** A check of the doctor, in the order of its table. */
public enum Check {
    /** The host answers, and takes the key. */
    REACH(1, "reach and key"),
    /** It serves the model, and tells its window. */
    MODEL(2, "model and window"),
    /** A plain turn comes as a stream and ends as one. */
    STREAM(3, "streaming"),
    /** Thinking comes in a field of its own, which Footnote sends back by the same name. */
    THINKING(4, "thinking"),
    /** Tokens are counted, those from the cache too. */
    USAGE(5, "usage and cache"),
    /** A question that needs a tool leads to a call, by Footnote's own tool names. */
    TOOL_CALL(6, "tool call and names"),
    /** Calls have ids of the form that the model was trained on. */
    IDS(7, "ids of calls"),
    /** A history with thinking is taken and used; whether one without is. */
    HISTORY(8, "thinking sent back"),
    /** Two independent questions lead to two calls in one turn. */
    PARALLEL(9, "parallel calls"),
    /** After three turns of tools no marks of the chat template stand in the answer. */
    LEAKS(10, "template leaks"),
    /** Arguments of a nested schema are true to it, each time. */
    SCHEMA(11, "schema of arguments"),
    /** Which temperatures are taken. */
    TEMPERATURE(12, "temperature"),
    /** JSON answers on demand. */
    JSON(13, "JSON mode"),
    /** The same call comes whether streamed or not. */
    WHOLE(14, "without streaming"),
    /** Prompt tokens are as many as the text has. */
    TOKENS(15, "prompt tokens"),
    /** There is money on the account. */
    BALANCE(16, "balance"),
    /** The answer is in the language of the question, after results in another. */
    LANGUAGE(17, "language"),
    /** What the host makes of a history whose arguments are no sound JSON. */
    REPAIR(18, "history repair");

    private final int number;
    private final String title;

    Check(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** As the table shows it. */
    public String title() {
        return title;
    }

    /** Its number in the table, from 1. */
    public int number() {
        return number;
    }
}

package dev.footnote.doctor;

/** What is looked at, in the order of the table. */
public enum Check {
    /** The host answers, and takes the key. */
    REACH("reach and key"),
    /** It serves the model, and tells its window. */
    MODEL("model and window"),
    /** A plain turn comes as a stream and ends as one. */
    STREAM("streaming"),
    /** Thinking comes in a field of its own, which Footnote sends back by the same name. */
    THINKING("thinking"),
    /** Tokens are counted, those from the cache too. */
    USAGE("usage and cache"),
    /** A question that needs a tool leads to a call, by Footnote's own tool names. */
    TOOL_CALL("tool call and names"),
    /** Calls have ids of the form that the model was trained on. */
    IDS("ids of calls"),
    /** A history with thinking is taken and used; whether one without is. */
    HISTORY("thinking sent back"),
    /** Two independent questions lead to two calls in one turn. */
    PARALLEL("parallel calls"),
    /** After three turns of tools no marks of the chat template stand in the answer. */
    LEAKS("template leaks"),
    /** Arguments of a nested schema are true to it, each time. */
    SCHEMA("schema of arguments"),
    /** Which temperatures are taken. */
    TEMPERATURE("temperature"),
    /** JSON answers on demand. */
    JSON("JSON mode"),
    /** The same call comes whether streamed or not. */
    WHOLE("without streaming"),
    /** Prompt tokens are as many as the text has. */
    TOKENS("prompt tokens"),
    /** There is money on the account. */
    BALANCE("balance"),
    /** The answer is in the language of the question, after results in another. */
    LANGUAGE("language"),
    /** What the host makes of a history whose arguments are no sound JSON. */
    REPAIR("history repair");

    private final String title;

    Check(String title) {
        this.title = title;
    }

    /** As the table shows it. */
    public String title() {
        return title;
    }

    /** Its number in the table, from 1. */
    public int number() {
        return ordinal() + 1;
    }
}

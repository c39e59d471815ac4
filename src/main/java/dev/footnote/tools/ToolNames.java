package dev.footnote.tools;

import java.util.List;

/** The tools' names. */
public final class ToolNames {

    /** Finds addresses. */
    public static final String SEARCH = "search";

    /** Reads a page. */
    public static final String READ = "read";

    /** Looks for words in a source that was read. */
    public static final String FIND = "find";

    /** Hands in the answer. */
    public static final String SUBMIT = "submit_answer";

    /** All, in the order in which they are offered. */
    public static final List<String> ALL = List.of(SEARCH, READ, FIND, SUBMIT);

    private ToolNames() {}
}

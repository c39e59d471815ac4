package dev.footnote.tools;

import java.util.List;

/** The names under which the model calls the tools. */
public final class ToolNames {

    /** Searches the web or the corpus. */
    public static final String SEARCH = "search";

    /** Reads a page that a search named. */
    public static final String READ = "read";

    /** Looks for words in a source that was read. */
    public static final String FIND = "find";

    /** Hands in the answer and ends the run. */
    public static final String SUBMIT = "submit_answer";

    /** Hands questions to others, in heavy mode. */
    public static final String DELEGATE = "delegate";

    /** All that every run has, in the order in which they are offered. */
    public static final List<String> ALL = List.of(SEARCH, READ, FIND, SUBMIT);

    /** With this the names of all tools of other servers begin. */
    public static final String EXTERNAL = "mcp_";

    /** Searches by means of the model's own host, whose results only the model can read; offered where the settings ask for it. */
    public static final String WEB_SEARCH = "web_search";

    /** All that a trajectory has that may hand questions to others, in the order in which they are offered. */
    public static final List<String> WITH_DELEGATE = List.of(SEARCH, READ, FIND, DELEGATE, SUBMIT);

    private ToolNames() {}

    /**
     * Returns true for the name of a tool of another server.
     *
     * @param name as the model calls it
     */
    public static boolean isExternal(String name) {
        return name.startsWith(EXTERNAL);
    }
}

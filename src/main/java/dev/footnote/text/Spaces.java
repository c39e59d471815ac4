package dev.footnote.text;

import java.util.regex.Pattern;

/** Runs of white space. */
public final class Spaces {

    private static final Pattern RUN = Pattern.compile("\\s+");

    private Spaces() {}

    /** Returns the text with each run of white space as one space. */
    public static String joined(String text) {
        return RUN.matcher(text).replaceAll(" ");
    }

    /** Returns the parts between runs of white space; the first part is empty when the text begins with one, and so is the last. */
    public static String[] split(String text) {
        return RUN.split(text, -1);
    }
}

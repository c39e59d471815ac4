package dev.footnote.answer;

import java.util.Collection;
import java.util.regex.Pattern;

/** The marks such as [1] in an answer: those a model wrote are taken out, only checked ones are put in. */
final class CitationMarks {

    private static final String NUMBERS = "\\d{1,3}(?:\\s*[,;、–-]\\s*\\d{1,3}){0,20}";

    /** [1], [1, 2], [^1], 【1】 and 【1†L3-L9】, with what blank stands before. */
    private static final Pattern MARK =
            Pattern.compile("(?<![ \\t])[ \\t]*(?:\\[\\^?" + NUMBERS + "\\](?!\\()|【\\d[^】\\n]{0,40}】)");

    private static final Pattern NUMBER_LINK =
            Pattern.compile("(?<![ \\t])[ \\t]*\\[\\^?" + NUMBERS + "\\]\\([^)\\n]{0,2000}\\)");
    private static final Pattern YEAR = Pattern.compile("\\[(\\d{4,})\\](?!\\()");
    private static final Pattern BOLD = Pattern.compile("\\*\\*|__");
    private static final String CLOSERS = ".!?。！？";

    private CitationMarks() {}

    /**
     * A text without marks. A longer number such as [1969] is a word and keeps other brackets; code stays as it is, since
     * renderers look for no marks in it.
     */
    static String strip(String text) {
        StringBuilder out = new StringBuilder();
        String[] pieces = text.split("`", -1);
        for (int i = 0; i < pieces.length; i++) {
            boolean code = i % 2 == 1 && i + 1 < pieces.length;
            String piece = pieces[i];
            out.append(i > 0 ? "`" : "");
            out.append(code ? piece : bare(piece));
        }
        return out.toString().strip();
    }

    private static String bare(String piece) {
        String plain = NUMBER_LINK.matcher(piece).replaceAll("");
        return YEAR.matcher(MARK.matcher(plain).replaceAll("")).replaceAll("($1)");
    }

    /** A text without the marks of bold print; code stays as it is. */
    static String withoutBold(String text) {
        StringBuilder out = new StringBuilder();
        String[] pieces = text.split("`", -1);
        for (int i = 0; i < pieces.length; i++) {
            boolean code = i % 2 == 1 && i + 1 < pieces.length;
            out.append(i > 0 ? "`" : "")
                    .append(code ? pieces[i] : BOLD.matcher(pieces[i]).replaceAll(""));
        }
        return out.toString();
    }

    /** A claim's text with a suffix before its last full stop, or below it where it ends in a table or code. */
    static String append(String text, String suffix) {
        if (suffix.isEmpty()) {
            return text;
        }
        String last = text.substring(text.lastIndexOf('\n') + 1).strip();
        if (last.startsWith("|") || last.startsWith("```")) {
            return text + "\n\n" + suffix.strip();
        }
        int end = text.length();
        if (end > 0 && CLOSERS.indexOf(text.charAt(end - 1)) >= 0 && !text.endsWith("..")) {
            return text.substring(0, end - 1) + suffix + text.charAt(end - 1);
        }
        return text + suffix;
    }

    static String of(Collection<Integer> ids) {
        StringBuilder marks = new StringBuilder();
        ids.forEach(id -> marks.append('[').append(id).append(']'));
        return marks.toString();
    }
}

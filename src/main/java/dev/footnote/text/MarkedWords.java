package dev.footnote.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words that a text in Markdown or reStructuredText marks: code, link texts, bold words. */
public final class MarkedWords {

    /**
     * A marked stretch.
     *
     * @param text without its marks
     * @param start offset of its first mark
     * @param end offset behind its last mark
     * @param code true for code
     */
    public record Marked(String text, int start, int end, boolean code) {}

    private static final Pattern MARKED = Pattern.compile(
            "``([^`\\n]{1,120})``|`([^`\\n]{1,120})`|<(?:code|kbd|tt)(?: [^<>\\n]{0,80})?>([^<>\\n]{1,120})</(?:code|kbd|tt)>|(?<!!)\\[([^\\[\\]\\n]{1,80})\\](?=[(\\[])|\\*\\*([^*\\n]{1,80})\\*\\*");
    /** Where a reference leads to, behind its words. */
    private static final Pattern REFERENCE = Pattern.compile("(?<=[^\\s<>]) <[^<>\\s]{1,100}>$");

    /** Before the name of another page in reStructuredText. */
    private static final Pattern ROLE = Pattern.compile(":(?:ref|doc|term|issue|pull|pep|cve):$");

    private static final Pattern LINK = Pattern.compile("^\\[([^\\[\\]\\n]{1,100})\\]\\([^()\\n]{0,300}\\)$");

    private static final String QUOTES = "'\"“”‘’";

    private MarkedWords() {}

    /**
     * Returns the marked stretches of a text, in order.
     *
     * @param text in Markdown or reStructuredText
     */
    public static List<Marked> in(String text) {
        List<Marked> out = new ArrayList<>();
        Matcher found = MARKED.matcher(text);
        while (found.find()) {
            boolean linked = text.startsWith("_", found.end())
                    || ROLE.matcher(text.substring(0, found.start())).find();
            boolean code = found.group(1) != null || (found.group(2) != null && !linked) || found.group(3) != null;
            for (int i = 1; i <= 5; i++) {
                String words = found.group(i);
                if (words != null && !words.isBlank()) {
                    out.add(new Marked(bare(words), found.start(), found.end(), code));
                }
            }
        }
        return out;
    }

    /** Returns a value without the marks of code, quotation marks, and brackets round a single value. */
    public static String bare(String value) {
        String out =
                LINK.matcher(REFERENCE.matcher(value).replaceFirst("").strip()).replaceFirst("$1");
        boolean goesOn = true;
        while (goesOn && out.length() > 2) {
            char first = out.charAt(0);
            char last = out.charAt(out.length() - 1);
            boolean quoted = first == last && (QUOTES.indexOf(first) >= 0 || first == '`');
            boolean listed = first == '[' && last == ']' && out.indexOf(',') < 0;
            goesOn = quoted || listed;
            out = goesOn ? out.substring(1, out.length() - 1).strip() : out;
        }
        return out;
    }
}

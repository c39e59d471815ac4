package dev.footnote.page.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings AsciiDoc and reStructuredText into Markdown's form and drops the lines that only set things. Safe for many threads. */
public final class LightMarkup {

    private static final Pattern ASCIIDOC_HEADING = Pattern.compile("={1,6} \\S.*");
    private static final Pattern ASCIIDOC_SETTING =
            Pattern.compile(":!?[\\w-]{1,60}!?:.*|//(?!/).*|\\[[^\\]]{0,120}\\]");

    private LightMarkup() {}

    /**
     * Returns the text in Markdown's form; files of other kinds stay as they are.
     *
     * @param fileName by whose ending the kind is known
     * @param text of the file
     */
    public static String toMarkdown(String fileName, String text) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".adoc") || name.endsWith(".asciidoc")) {
            return asciidoc(text);
        }
        return name.endsWith(".rst") ? RestructuredText.toMarkdown(text) : text;
    }

    private static String asciidoc(String text) {
        List<String> out = new ArrayList<>();
        boolean code = false;
        for (String line : text.split("\n", -1)) {
            boolean fence = line.startsWith("----") && line.chars().allMatch(c -> c == '-');
            code ^= fence;
            if (fence) {
                out.add("```");
            } else if (!code && ASCIIDOC_HEADING.matcher(line).matches()) {
                int level = line.indexOf(' ');
                out.add("#".repeat(level) + line.substring(level));
            } else if (code || !ASCIIDOC_SETTING.matcher(line).matches()) {
                out.add(line);
            }
        }
        return String.join("\n", out);
    }
}

package dev.footnote.page.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings the headings of AsciiDoc and reStructuredText into Markdown's form and drops the lines that only set things. */
final class LightMarkup {

    private static final Pattern ASCIIDOC_HEADING = Pattern.compile("={1,6} \\S.*");
    private static final Pattern ASCIIDOC_SETTING =
            Pattern.compile(":!?[\\w-]{1,60}!?:.*|//(?!/).*|\\[[^\\]]{0,120}\\]");
    private static final Pattern UNDERLINE = Pattern.compile("([=~^*+#\"'`:.-])\\1{2,200}");
    private static final Pattern RST_SETTING = Pattern.compile("\\.\\. (?:_[^:]{1,80}:|[\\w-]{1,40}::|\\|).*");

    private LightMarkup() {}

    /** Returns the text in Markdown's form; files of other kinds stay as they are. */
    static String toMarkdown(String fileName, String text) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".adoc") || name.endsWith(".asciidoc")) {
            return asciidoc(text);
        }
        return name.endsWith(".rst") ? restructured(text) : text;
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

    /** A line under a text makes it a heading; the marks get their levels in the order in which they come. */
    private static String restructured(String text) {
        List<String> out = new ArrayList<>();
        List<Character> marks = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String next = i + 1 < lines.length ? lines[i + 1].stripTrailing() : "";
            boolean over = UNDERLINE.matcher(lines[i].stripTrailing()).matches()
                    && i + 2 < lines.length
                    && lines[i + 2].stripTrailing().equals(lines[i].stripTrailing());
            boolean heading = !lines[i].isBlank()
                    && !Character.isWhitespace(lines[i].charAt(0))
                    && UNDERLINE.matcher(next).matches()
                    && !UNDERLINE.matcher(lines[i].stripTrailing()).matches()
                    && next.length() >= Math.min(3, lines[i].strip().length());
            if (heading) {
                if (!marks.contains(next.charAt(0))) {
                    marks.add(next.charAt(0));
                }
                out.add("#".repeat(Math.min(6, 1 + marks.indexOf(next.charAt(0)))) + " " + lines[i].strip());
                i++;
            } else if (!over && !RST_SETTING.matcher(lines[i]).matches()) {
                out.add(lines[i]);
            }
        }
        return String.join("\n", out);
    }
}

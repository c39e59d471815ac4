package dev.footnote.page.format;

import dev.footnote.text.WordPatterns;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Titles of files, whose programs often fill in something else. */
public final class Titles {

    /** Longer first lines are no titles, nor are sentences. */
    private static final int MAX_LINE = 120;

    private static final Pattern NONE =
            WordPatterns.compile("(?i)^(?:untitled|no title|unbenannt|ohne titel|sans titre|sin"
                    + " t\u00EDtulo|\u65E0\u6807\u9898|\u7121\u984C|title|(?:document|dokument|presentation|slide|scan|page|book|word|\u6587\u6863)["
                    + " _-]?[0-9]{0,6}|powerpoint[- ]presentation|microsoft word"
                    + " document|\\(?anonymous\\)?|\\(?unknown\\)?|null|none|[0-9. _-]{1,40})$");

    private static final List<String> PRINTED =
            List.of("microsoft word - ", "microsoft powerpoint - ", "microsoft excel - ", "print: ");

    private static final List<String> ENDINGS = List.of(
            ".doc", ".docx", ".dvi", ".pdf", ".ps", ".tex", ".indd", ".qxd", ".qxp", ".ppt", ".pptx", ".xls", ".xlsx",
            ".odt", ".rtf", ".txt", ".md", ".html", ".htm", ".pages", ".tmp");

    private Titles() {}

    /** Returns the title that a file gives for itself where it is one, else its first heading, else the empty text. */
    public static String of(String given, String text) {
        String title = InvisibleCharacters.readable(given).replace('\n', ' ').strip();
        return isTitle(title) ? title : heading(text);
    }

    /** The same; the first line of a text stands in where it has no heading and the line is short. */
    public static String orFirstLine(String given, String text) {
        String title = of(given, text);
        if (!title.isEmpty()) {
            return title;
        }
        String line = text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("");
        return line.length() <= MAX_LINE && !line.endsWith(".") && !line.endsWith("\u3002") ? line : "";
    }

    /** Returns false for what programs fill in: names of files, "untitled". */
    static boolean isTitle(String title) {
        String plain = title.toLowerCase(Locale.ROOT);
        return !title.isBlank()
                && !NONE.matcher(title).find()
                && PRINTED.stream().noneMatch(plain::startsWith)
                && ENDINGS.stream().noneMatch(plain::endsWith);
    }

    private static String heading(String text) {
        return text.lines()
                .filter(line -> line.startsWith("# ") || line.startsWith("## "))
                .map(line -> line.substring(line.indexOf(' ')).strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }
}
